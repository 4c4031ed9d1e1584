import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { shownName } from "@/lib/kernel/machine";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { at, outcomesByContract, proposals } from "./contract-for-tests";
import { trade as tradeMachine } from "./machine";
import {
  isBy,
  isFinal,
  type MoveFacts,
  type Proposal,
  type TradeRole,
  type TradeState,
  tradeMoves,
  tradeStates,
} from "./moves";
import { type Scene, sceneOf } from "./scenes-for-tests";
import { NOW } from "./trade-facts-for-tests";

let app: TestApp;
let scene: Scene;
/** Who tries every move, with the role that the table gives them. */
let people: Record<string, { id: string; role: TradeRole | "nobody" }>;

beforeAll(async () => {
  app = await testApp();
  scene = await sceneOf(app, "DELIVERED");
  const staff = (name: string, ...staffRoles: ("MODERATOR" | "SUPPORT" | "FINANCE")[]) =>
    makeUser(app, name, { staffRoles });
  people = {
    buyer: { id: scene.ada.id, role: "buyer" },
    seller: { id: scene.bayo.id, role: "seller" },
    clock: { id: SYSTEM_ID, role: "clock" },
    moderator: { id: (await staff("Chidi", "MODERATOR", "SUPPORT")).id, role: "moderator" },
    finance: { id: (await staff("Ngozi", "FINANCE")).id, role: "nobody" },
    stranger: { id: (await makeUser(app, "Efe")).id, role: "nobody" },
  };
});
afterAll(() => app.close());

/** What PostgreSQL is asked about, on both sides of each condition. The state is tried last, within PostgreSQL. */
interface Situation {
  begun: boolean;
  late: boolean;
  delivered: "now" | "twice undone" | "long ago";
  proposal: Proposal | null;
}

const situations: Situation[] = [true, false].flatMap((begun) =>
  [true, false].flatMap((late) =>
    (["now", "twice undone", "long ago"] as const).flatMap((delivered) =>
      proposals.map((proposal) => ({ begun, late, delivered, proposal })),
    ),
  ),
);

/** Each move, by each person, from each state, where the row may make it. Past the move itself lie checks that others prove. */
const POSSIBLE = `
  create function pg_temp.possible(p_id uuid, states text[], moves text[], names text[], people uuid[]) returns text[] language plpgsql as $$
  declare
    found text[] := '{}';
    a_state text; a_move text; at int; seen bigint;
  begin
    foreach a_state in array states loop
      update trade set state = a_state::trade_state where id = p_id returning version into seen;
      foreach a_move in array moves loop
        for at in 1 .. cardinality(people) loop
          begin
            perform trade_move(p_id, seen, a_move, case a_move when 'extend' then '{"hours": 1}'::jsonb end, null, people[at], app_now(), false, 0);
            raise exception 'made' using errcode = 'AM999';
          exception
            when insufficient_privilege or sqlstate 'AM001' then null;
            when sqlstate 'AM999' or integrity_constraint_violation then
              found := found || concat_ws(' ', a_state, a_move, names[at]);
          end;
        end loop;
      end loop;
    end loop;
    return found;
  end $$`;

const SITUATION = `
  update trade set begun_at = case when $2 then app_now() end,
    deadline_at = app_now() + case when $3 then interval '-1 minute' else interval '1 hour' end,
    delivered_at = app_now() - case $4 when 'long ago' then interval '6 minutes' else interval '1 minute' end,
    deliveries_undone = case $4 when 'twice undone' then 2 else 0 end, delivery_seconds_left = 60,
    staff_extensions = case $4 when 'long ago' then 2 else 0 end,
    proposal = $5::jsonb, proposal_until = app_now() + case when $5::jsonb->>'by' = 'buyer' then interval '0' else interval '1 hour' end
  where id = $1`;

/** Asks PostgreSQL about these situations, and takes all of it back. */
async function possible(
  them: readonly Situation[],
  whom: string[],
  states: readonly TradeState[],
): Promise<string[][]> {
  await app.asOwner("begin");
  try {
    const { rows: checks } = await app.asOwner(
      "select conname from pg_constraint where conrelid = 'trade'::regclass and contype = 'c'",
    );
    for (const { conname } of checks) await app.asOwner(`alter table trade drop constraint ${conname}`);
    await app.asOwner(POSSIBLE);
    const ids = whom.map((name) => people[name]?.id);
    const found: string[][] = [];
    for (const { begun, late, delivered, proposal } of them) {
      await app.asOwner(SITUATION, [
        scene.tradeId,
        begun,
        late,
        delivered,
        proposal && JSON.stringify(proposal),
      ]);
      const { rows } = await app.asOwner("select pg_temp.possible($1, $2, $3, $4, $5) as found", [
        scene.tradeId,
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

const factsOf = ({ begun, late, delivered, proposal }: Situation, state: TradeState): MoveFacts => ({
  kind: "AIRTIME",
  state,
  begunAt: begun ? NOW : null,
  deliveredAt: at(delivered === "long ago" ? -6 : -1),
  deliveriesUndone: delivered === "twice undone" ? 2 : 0,
  staffExtensions: delivered === "long ago" ? 2 : 0,
  deadlineAt: at(late ? -1 : 60),
  proposal,
  proposalUntil: proposal && (proposal.by === "buyer" ? NOW : at(60)),
});

/** The same out of the declaration's rows, as decisions and buttons read them. */
const declared = (one: Situation): string[] =>
  tradeStates
    .flatMap((state) =>
      Object.entries(people).flatMap(([name, { role }]) =>
        tradeMoves
          .filter(
            (move) =>
              role !== "nobody" &&
              isBy(move, role, { kind: "AIRTIME" }) &&
              move.from.includes(state) &&
              (move.only?.(factsOf(one, state), NOW, role) ?? true),
          )
          .map(({ key }) => `${state} ${key} ${name}`),
      ),
    )
    .toSorted();

const names = [...new Set(tradeMoves.map(({ name }) => name))];

/** The same out of the contract's own table. */
const byContract = (one: Situation): string[] =>
  tradeStates
    .flatMap((state) =>
      Object.entries(people).flatMap(([person, { role }]) =>
        role === "nobody"
          ? []
          : names
              .filter((name) => outcomesByContract(factsOf(one, state), name, role).length > 0)
              .map((name) => `${state} ${name} ${person}`),
      ),
    )
    .toSorted();

const named = (said: string) => {
  const [state, move = "", person] = said.split(" ");
  return `${state} ${shownName(move)} ${person}`;
};

const unfinished = tradeStates.filter((state) => !isFinal(state));
const byTable = ["buyer", "seller", "clock", "moderator"];

test("PostgreSQL lets each person make each move from each state exactly where the table says", async () => {
  const found = await possible(situations, byTable, unfinished);
  for (const [nth, one] of situations.entries()) {
    const legal = found[nth] ?? [];
    expect({ one, legal }).toEqual({ one, legal: declared(one) });
    expect([...new Set(legal.map(named))].toSorted()).toEqual(byContract(one));
  }
  expect(situations.length * unfinished.length).toBe(240);
}, 240_000);

test("no one moves a trade that has ended, and no one but its parties, the clock and who may rule moves one at all", async () => {
  const some = situations.filter((_, nth) => nth % 7 === 0);
  const found = await possible(some, Object.keys(people), tradeStates);
  expect(found).toEqual(some.map(declared));
}, 240_000);

test("one whom a bank's chargeback froze pays nobody, and their trade can go to a moderator", async () => {
  await restrict(app, scene.ada.id, "frozen");
  await app.asOwner("update restriction set subject_kind = 'chargeback'");
  const one: Situation = { begun: true, late: false, delivered: "now", proposal: null };
  const [found] = await possible([one], byTable, unfinished);
  const others = declared(one).filter(
    (said) => !/((approve|concede:release) buyer|settle:(release|split) (buyer|seller))$/.test(said),
  );
  const restricted = ["IN_ESCROW", "DELIVERED"].map((state) => `${state} escalate:restricted clock`);
  expect(found).toEqual([...others, ...restricted].toSorted());
});
