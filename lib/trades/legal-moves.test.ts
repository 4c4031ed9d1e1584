import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { shownName } from "@/lib/kernel/machine";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { outcomesByContract, proposals, proposalsOfGoods } from "./contract-for-tests";
import { trade as tradeMachine } from "./machine";
import {
  isBy,
  isFinal,
  type MoveFacts,
  type ParcelProgress,
  type Proposal,
  type TradeRole,
  type TradeState,
  tradeMoves,
  tradeStates,
} from "./moves";
import { parcels } from "./parcel/contract-for-tests";
import { MEETING, PARCEL, POSSIBLE, SITUATION } from "./parcel/possible-for-tests";
import { orderOf } from "./parcel/scene-for-tests";
import { sceneOf } from "./scenes-for-tests";
import { at, NOW } from "./trade-facts-for-tests";

type Kind = "AIRTIME" | "GOODS";

let app: TestApp;
/** A trade of each kind, with who tries every move, and the role that the table gives them. */
interface Tried {
  tradeId: string;
  people: Record<string, { id: string; role: TradeRole | "nobody" }>;
}
let tried: Record<Kind, Tried>;
let ada: TestUser;

beforeAll(async () => {
  app = await testApp();
  const scene = await sceneOf(app, "DELIVERED");
  ({ ada } = scene);
  const staff = (name: string, ...staffRoles: ("MODERATOR" | "SUPPORT" | "FINANCE")[]) =>
    makeUser(app, name, { staffRoles });
  const others: Tried["people"] = {
    clock: { id: SYSTEM_ID, role: "clock" },
    moderator: { id: (await staff("Chidi", "MODERATOR", "SUPPORT")).id, role: "moderator" },
    finance: { id: (await staff("Ngozi", "FINANCE")).id, role: "nobody" },
    stranger: { id: (await makeUser(app, "Efe")).id, role: "nobody" },
  };
  const withParties = (buyer: TestUser, seller: TestUser): Tried["people"] => ({
    buyer: { id: buyer.id, role: "buyer" },
    seller: { id: seller.id, role: "seller" },
    ...others,
  });
  const order = await orderOf(app, await staff("Musa", "MODERATOR"), "SHIPPED");
  tried = {
    AIRTIME: { tradeId: scene.tradeId, people: withParties(scene.ada, scene.bayo) },
    GOODS: { tradeId: order.tradeId, people: withParties(order.ada, order.sade) },
  };
});
afterAll(() => app.close());

/** What PostgreSQL is asked about, on both sides of each condition. The state is tried last, within PostgreSQL. */
interface Situation {
  parcel?: ParcelProgress;
  begun: boolean;
  late: boolean;
  delivered: "now" | "twice undone" | "long ago";
  proposal: Proposal | null;
}

const ofAirtime: Situation[] = [true, false].flatMap((begun) =>
  [true, false].flatMap((late) =>
    (["now", "twice undone", "long ago"] as const).flatMap((delivered) =>
      proposals.map((proposal) => ({ begun, late, delivered, proposal })),
    ),
  ),
);

/** What is agreed of a return is the same for each parcel, and what goes back is without a proposal. */
function tellsApart(proposal: Proposal | null, { isSentBack }: ParcelProgress, nth: number): boolean {
  if (proposal?.kind === "return" || proposal?.kind === "split") return nth === 0;
  return !isSentBack || proposal === null;
}

/** Of goods, how far the parcel is; that it was sent within five minutes its own machine says. */
const ofGoods: Situation[] = [true, false].flatMap((begun) =>
  [true, false].flatMap((late) =>
    proposalsOfGoods
      .filter((proposal) => proposal?.kind !== "cancel" && proposal?.by !== "seller")
      .flatMap((proposal) =>
        parcels
          .filter((parcel, nth) => tellsApart(proposal, parcel, nth))
          .map((parcel) => ({
            begun,
            late,
            delivered: late && proposal ? ("twice undone" as const) : ("now" as const),
            proposal,
            parcel: { ...parcel, sentAt: at(-1).toISOString(), isExtended: false },
          })),
      ),
  ),
);

/** Asks PostgreSQL about these situations, and takes all of it back. */
async function possible(
  kind: Kind,
  them: readonly Situation[],
  whom: string[],
  states: readonly TradeState[],
): Promise<string[][]> {
  await app.asOwner("begin");
  try {
    const { rows: checks } = await app.asOwner(
      "select conname from pg_constraint where conrelid = 'trade'::regclass and contype = 'c'",
    );
    const { tradeId, people } = tried[kind];
    await app.asOwner("alter table parcel disable trigger parcel_is_fixed");
    for (const { conname } of checks) await app.asOwner(`alter table trade drop constraint ${conname}`);
    await app.asOwner(POSSIBLE);
    const ids = whom.map((name) => people[name]?.id);
    const found: string[][] = [];
    for (const { begun, late, delivered, proposal, parcel } of them) {
      if (parcel) await app.asOwner(PARCEL, [tradeId, JSON.stringify(parcel)]);
      if (parcel) await app.asOwner(MEETING, [tradeId, parcel.isMeeting]);
      await app.asOwner(SITUATION, [tradeId, begun, late, delivered, proposal && JSON.stringify(proposal)]);
      const { rows } = await app.asOwner("select pg_temp.possible($1, $2, $3, $4, $5) as found", [
        tradeId,
        states,
        Object.keys(tradeMachine.moves),
        whom,
        ids,
      ]);
      found.push((rows[0] as { found: string[] }).found.toSorted());
    }
    return found;
  } finally {
    await app.asOwner("rollback");
  }
}

const factsOf = (
  kind: Kind,
  { begun, late, delivered, proposal, parcel }: Situation,
  state: TradeState,
): MoveFacts => ({
  kind,
  state,
  ...(parcel && { parcel }),
  begunAt: begun ? NOW : null,
  deliveredAt: at(delivered === "long ago" ? -6 : -1),
  deliveriesUndone: delivered === "twice undone" ? 2 : 0,
  staffExtensions: delivered === "long ago" ? 2 : 0,
  deadlineAt: at(late ? -1 : 60),
  proposal,
  proposalUntil: proposal && (proposal.by === "buyer" ? NOW : at(60)),
});

/** The same out of the declaration's rows, as decisions and buttons read them. */
const declared = (kind: Kind, one: Situation): string[] =>
  statesOf[kind]
    .flatMap((state) =>
      Object.entries(tried[kind].people).flatMap(([name, { role }]) =>
        tradeMoves
          .filter(
            (move) =>
              role !== "nobody" &&
              isBy(move, role, { kind }) &&
              move.from.includes(state) &&
              (move.only?.(factsOf(kind, one, state), NOW, role) ?? true),
          )
          .map(({ key }) => `${state} ${key} ${name}`),
      ),
    )
    .toSorted();

/** Airtime is never on its way with a carrier, and goods are sold in no parts. */
const statesOf: Record<Kind, readonly TradeState[]> = {
  AIRTIME: tradeStates.filter((state) => state !== "SHIPPED" && state !== "RETURNING"),
  GOODS: tradeStates.filter((state) => state !== "WAITING"),
};

const names = [...new Set(tradeMoves.map(({ name }) => name))];

/** The same out of the contract's own table. */
const byContract = (kind: Kind, one: Situation): string[] =>
  statesOf[kind]
    .flatMap((state) =>
      Object.entries(tried[kind].people).flatMap(([person, { role }]) =>
        role === "nobody"
          ? []
          : names
              .filter((name) => outcomesByContract(factsOf(kind, one, state), name, role).length > 0)
              .map((name) => `${state} ${name} ${person}`),
      ),
    )
    .toSorted();

const named = (said: string) => {
  const [state, move = "", person] = said.split(" ");
  return `${state} ${shownName(move)} ${person}`;
};

const unfinished = (kind: Kind) => statesOf[kind].filter((state) => !isFinal(state));
const byTable = ["buyer", "seller", "clock", "moderator"];
const situations = { AIRTIME: ofAirtime, GOODS: ofGoods };

test.each(["AIRTIME", "GOODS"] as const)(
  "PostgreSQL lets each person make each move of %s from each state exactly where the table says",
  async (kind) => {
    const found = await possible(kind, situations[kind], byTable, unfinished(kind));
    for (const [nth, one] of situations[kind].entries()) {
      const legal = found[nth] ?? [];
      expect({ one, legal }).toEqual({ one, legal: declared(kind, one) });
      expect([...new Set(legal.map(named))].toSorted()).toEqual(byContract(kind, one));
    }
    expect(situations[kind].length * unfinished(kind).length).toBe(kind === "AIRTIME" ? 240 : 500);
  },
  240_000,
);

test("no one moves a trade that has ended, and no one but its parties, the clock and who may rule moves one at all", async () => {
  const some = situations.AIRTIME.filter((_, nth) => nth % 7 === 0);
  const found = await possible("AIRTIME", some, Object.keys(tried.AIRTIME.people), statesOf.AIRTIME);
  expect(found).toEqual(some.map((one) => declared("AIRTIME", one)));
}, 240_000);

test("one whom a bank's chargeback froze pays nobody, and their trade can go to a moderator", async () => {
  await restrict(app, ada.id, "frozen");
  await app.asOwner("update restriction set subject_kind = 'chargeback'");
  const one: Situation = { begun: true, late: false, delivered: "now", proposal: null };
  const [found] = await possible("AIRTIME", [one], byTable, unfinished("AIRTIME"));
  const others = declared("AIRTIME", one).filter(
    (said) => !/((approve|concede:release) buyer|settle:(release|split) (buyer|seller))$/.test(said),
  );
  const restricted = ["IN_ESCROW", "DELIVERED"].map((state) => `${state} escalate:restricted clock`);
  expect(found).toEqual([...others, ...restricted].toSorted());
});
