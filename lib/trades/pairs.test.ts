import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { shownName } from "@/lib/kernel/machine";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { checkLedger } from "../ledger";
import { proposeCancel, proposeExtension } from ".";
import { actOf } from "./acts-for-tests";
import { isBy, type Move, type MoveFacts, type Proposal, type TradeRole, tradeMoves } from "./moves";
import { freshKey, held, PRICE, type Scene, sceneOf, together } from "./scenes-for-tests";
import { at, NOW } from "./trade-facts-for-tests";

/** How often each pair is raced; unless it is said, 20 times where both end the trade, and once where they do not. */
const ROUNDS = process.env.PAIR_ROUNDS;

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR", "SUPPORT"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const roles: TradeRole[] = ["buyer", "seller", "clock", "moderator"];

/** Where a race begins. */
interface Start {
  from: NonNullable<Parameters<typeof sceneOf>[1]>;
  late: boolean;
  proposal: Proposal | null;
  /** The buyer is frozen by a chargeback. */
  held: boolean;
}

const starts: Start[] = (["IN_ESCROW", "BEGUN", "DELIVERED", "DISPUTED"] as const).flatMap((from) =>
  [
    { late: false, proposal: null, held: false },
    { late: false, proposal: { kind: "cancel", by: "seller" }, held: false } as const,
    { late: false, proposal: { kind: "extension", by: "buyer" }, held: false } as const,
    { late: true, proposal: null, held: false },
    { late: true, proposal: { kind: "cancel", by: "buyer" }, held: false } as const,
    { late: false, proposal: null, held: true },
  ]
    .filter(({ proposal }) => from !== "DISPUTED" || proposal?.kind !== "extension")
    .map((rest) => ({ from, ...rest })),
);

const factsOf = ({ from, late, proposal, held: isHeld }: Start): MoveFacts => ({
  kind: "AIRTIME",
  state: from === "BEGUN" ? "IN_ESCROW" : from,
  begunAt: from === "IN_ESCROW" ? null : NOW,
  deliveredAt: from === "DELIVERED" ? at(late ? -60 : 0) : null,
  deliveriesUndone: 0,
  deadlineAt: from === "DISPUTED" ? null : at(late ? -1 : 60),
  proposal,
  proposalUntil: proposal && at(late ? -1 : 60),
  waitsForModerator: isHeld && from !== "DISPUTED",
});

interface Made {
  move: Move;
  role: TradeRole;
}

interface Pair {
  start: Start;
  one: Made;
  other: Made;
}

function legalIn(start: Start): Made[] {
  const facts = factsOf(start);
  // A frozen buyer releases nothing.
  const isStopped = ({ move, role }: Made) => start.held && role === "buyer" && move.pays === "performer";
  return roles
    .flatMap((role) =>
      tradeMoves
        .filter(
          (move) =>
            actOf[move.key] !== undefined &&
            isBy(move, role, facts) &&
            move.from.includes(facts.state) &&
            (move.only?.(facts, NOW, role) ?? true),
        )
        .map((move) => ({ move, role })),
    )
    .filter((made) => !isStopped(made));
}

/** Every pair of moves by two people that are legal at the same moment; each once, where it is met first. */
function allPairs(): Pair[] {
  const found = new Map<string, Pair>();
  for (const start of starts) {
    const legal = legalIn(start);
    for (const [nth, one] of legal.entries()) {
      for (const other of legal.slice(nth + 1)) {
        if (one.role === other.role) continue;
        const name = [start.from, one.role, one.move.key, other.role, other.move.key].join(" ");
        if (!found.has(name)) found.set(name, { start, one, other });
      }
    }
  }
  return [...found.values()];
}

/** Neither can be made any more once the other has been. */
const excludes = ({ one: { move: one }, other: { move: other }, start }: Pair): boolean =>
  [
    [one, other],
    [other, one],
  ].every(([first, then]) => {
    const to = first?.to === "same" ? factsOf(start).state : first?.to;
    return to !== undefined && first?.to !== "same" && !then?.from.includes(to);
  });

const endsIt = ({ move: { to } }: Made) => to === "COMPLETED" || to === "CANCELLED";

const roundsOf = (pair: Pair): number =>
  ROUNDS ? Number(ROUNDS) : excludes(pair) && endsIt(pair.one) && endsIt(pair.other) ? 20 : 1;

const actorOf = (scene: Scene, role: TradeRole): Actor =>
  ({ buyer: scene.ada.actor, seller: scene.bayo.actor, clock: SYSTEM, moderator: chidi.actor })[role];

async function prepared({ start: { from, proposal, held: isHeld } }: Pair): Promise<Scene> {
  const scene = await sceneOf(app, from);
  const propose = proposal?.kind === "cancel" ? proposeCancel : proposeExtension;
  if (proposal) await propose(actorOf(scene, proposal.by), freshKey(), { tradeId: scene.tradeId });
  if (isHeld) {
    const id = await restrict(app, scene.ada.id, "frozen");
    await app.asOwner("update restriction set subject_kind = 'chargeback' where id = $1", [id]);
  }
  return scene;
}

const REFUSED = [
  "ask_to_cancel",
  "moved_on",
  "not_due",
  "undo_over",
  "begin_first",
  "proposal_open",
  "not_running",
];

async function race(pair: Pair, scene: Scene): Promise<void> {
  const both = [pair.one, pair.other];
  const name = `${pair.start.from}: ${both.map(({ role, move }) => `${role} ${move.key}`).join(" against ")}`;
  const outcomes = await together(
    both.map(
      ({ role, move }) =>
        () =>
          actOf[move.key]?.(actorOf(scene, role), scene.tradeId) as never,
    ),
  );
  const said = outcomes.map((outcome) => outcome.said);
  const done = both.filter((_, nth) => said[nth] === "done");
  expect([name, said, done.length]).toEqual([name, said, excludes(pair) ? 1 : done.length]);
  expect([name, said, done.length]).not.toEqual([name, said, 0]);
  for (const word of said) if (word !== "done") expect(REFUSED).toContain(word);
  const made = await query<{ move: string }>(
    sql`select move from timeline where trade_id = ${scene.tradeId}::uuid order by sequence desc limit ${done.length}`,
  );
  expect([name, made.map(({ move }) => move).toSorted()]).toEqual([
    name,
    done.map(({ move }) => shownName(move.key)).toSorted(),
  ]);
  // All of the price is in one place, and it left the escrow once at most.
  const [escrow, buyer, seller, state] = await Promise.all([
    held("HOLD", scene.tradeId),
    held("WALLET", scene.ada.id),
    held("WALLET", scene.bayo.id),
    queryOne<{ state: string }>(sql`select state from trade where id = ${scene.tradeId}::uuid`),
  ]);
  const refunded = buyer - (10_000_00n - PRICE);
  expect([name, done.some(endsIt)]).toEqual([name, escrow === 0n]);
  expect([name, state?.state, refunded]).toEqual([
    name,
    escrow === PRICE ? state?.state : refunded > 0n ? "CANCELLED" : "COMPLETED",
    state?.state === "CANCELLED" ? PRICE : 0n,
  ]);
  expect(seller > 0n).toBe(state?.state === "COMPLETED");
}

/** So many at a time. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  act: (item: Item, nth: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += 12)
    results.push(
      ...(await Promise.all(items.slice(from, from + 12).map((item, nth) => act(item, from + nth)))),
    );
  return results;
}

const pairs = allPairs();
/** Every second time the other begins. */
const races = pairs.flatMap((pair) =>
  Array.from({ length: roundsOf(pair) }, (_, nth) =>
    nth % 2 ? { ...pair, one: pair.other, other: pair.one } : pair,
  ),
);

test(
  `of any two moves at the same moment there is one outcome: ${pairs.length} pairs, ${races.length} races`,
  async () => {
    expect(pairs.length).toBeGreaterThan(250);
    expect(pairs.filter(excludes).length).toBeGreaterThan(30);
    for (const late of [false, true]) {
      const these = races.filter(({ start }) => start.late === late);
      const scenes = await inTurn(these, prepared);
      if (late) await app.moveTime("25 hours");
      await inTurn(these, (pair, nth) => race(pair, scenes[nth] as Scene));
    }
  },
  120_000 + races.length * 400,
);
