import { afterAll, beforeAll, expect, test } from "vitest";
import { disputeReactions } from "@/lib/disputes/reactions";
import { query, queryOne, raw, sql } from "@/lib/kernel/db";
import { type Machine, machine } from "@/lib/kernel/machine";
import { allCases, queues } from "@/lib/staff/queues/registry";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { checkLedger } from "../ledger";
import { proposeCancel, proposeExtension } from ".";
import { trade as tradeMachine } from "./machine";
import { finalStates, isFinal, type Proposal, tradeStates, whoseTurn } from "./moves";
import { lookAtDeadlines, markDown } from "./outages/scene-for-tests";
import { freshKey, held, PRICE, type Scene, sceneOf } from "./scenes-for-tests";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

/**
 * How a trade leaves a state though nobody does anything: the clock moves it once its deadline has passed, or it waits in a queue of
 * those who may move it, which has a deadline of its own. Undefined where neither is declared.
 */
function exitByTime(
  { declaration }: Pick<Machine, "declaration">,
  state: string,
): "clock" | "queue" | "part" | undefined {
  const leaving = Object.values(declaration.moves).filter(
    ({ from = [], to }) => from.includes(state) && to !== undefined && to !== "same" && to !== state,
  );
  // Every way that depends on what has happened so far is covered: of a trade that is begun and of one that is not.
  const byClock = leaving.filter(
    ({ by, if: when = "" }) => by.includes("system") && when.includes("deadline_at <= at"),
  );
  const covers = (said: string) => byClock.some(({ if: when = "" }) => when.startsWith(said));
  if (
    byClock.length > 0 &&
    (covers("deadline_at") || (covers("begun_at is null") && covers("begun_at is not null")))
  )
    return "clock";
  // A part leaves with the one before it, whichever way that one ends.
  const withPart = (ends: string) =>
    leaving.some(
      ({ by, if: when = "" }) =>
        by.includes("system") && when.includes("r.part - 1") && when.includes(`'${ends}'`),
    );
  if (["COMPLETED", "CANCELLED", "SPLIT"].every(withPart)) return "part";
  const works = queues.disputes.works("x");
  const byStaff = leaving.some(({ by }) =>
    by.some((who) => who.startsWith("staff:") && works.includes(who.slice("staff:".length))),
  );
  return byStaff && queues.disputes.clock.end !== null ? "queue" : undefined;
}

const unfinished = tradeStates.filter((state) => !isFinal(state));

test("every state that is not final has an owner, a deadline and an exit, by what the machine declares", () => {
  for (const state of unfinished) {
    expect([state, whoseTurn({ kind: "AIRTIME", state }), exitByTime(tradeMachine, state)]).toEqual([
      state,
      expect.any(String),
      expect.stringMatching(/^(clock|queue|part)$/),
    ]);
  }
  for (const state of finalStates) expect(whoseTurn({ kind: "AIRTIME", state })).toBeNull();
  // Each deadline is set by the move that leads into its state, and each that has none clears it.
  for (const [name, { to, fixed = {} }] of Object.entries<{ to?: string; fixed?: Record<string, string> }>(
    tradeMachine.moves,
  )) {
    if (to === undefined || to === "same") continue;
    const isTimed = exitByTime(tradeMachine, to) === "clock";
    expect([name, fixed["deadline_at"] !== "null"]).toEqual([name, isTimed]);
    expect([name, fixed["proposal"]]).toEqual([name, "null"]);
  }
});

test("a state that is added without a way out, or with one for some of its trades, is found", () => {
  const added = (moves: Parameters<typeof machine>[1]["moves"]) =>
    exitByTime(machine("trade", { states: ["ON_ITS_WAY", "COMPLETED"], moves }), "ON_ITS_WAY");
  const leaves = { from: ["ON_ITS_WAY"], to: "COMPLETED" } as const;
  expect(added({ confirm: { by: ["confirmer"], ...leaves } })).toBeUndefined();
  expect(added({ lapse: { by: ["system"], ...leaves } })).toBeUndefined();
  expect(
    added({ lapse: { by: ["system"], if: "begun_at is null and deadline_at <= at", ...leaves } }),
  ).toBeUndefined();
  expect(added({ decide: { by: ["staff:payout.agree"], ...leaves } })).toBeUndefined();
  expect(added({ escalate: { by: ["system"], if: "deadline_at <= at", ...leaves } })).toBe("clock");
});

type From = NonNullable<Parameters<typeof sceneOf>[1]>;
/** The machine's states; a new one has to be reached here as well. */
const ways: Record<string, From[]> = {
  WAITING: [], // drip/drip.test.ts walks it with the part before it
  IN_ESCROW: ["IN_ESCROW", "BEGUN"],
  SHIPPED: [], // of goods: parcel/steps.test.ts
  RETURNING: [], // of goods: parcel/returns.test.ts
  DELIVERED: ["DELIVERED"],
  DISPUTED: ["DISPUTED"],
};

const limits = [
  { who: "ada", kind: "blocked" },
  { who: "bayo", kind: "blocked" },
  { who: "ada", kind: "frozen" },
  { who: "ada", kind: "chargeback" },
  { who: "bayo", kind: "chargeback" },
] as const;

interface Start {
  from: From;
  proposal?: Proposal;
  restricted?: (typeof limits)[number];
  /** An outage of the operator stops its clock from the beginning, for six hours. */
  stopped: boolean;
}

const starts: Start[] = [true, false].flatMap((stopped) =>
  Object.values(ways)
    .flat()
    .flatMap((from) => [
      { from, stopped },
      ...(["buyer", "seller"] as const).flatMap((by) => [
        { from, stopped, proposal: { kind: "cancel" as const, by } },
        ...(from === "DISPUTED" ? [] : [{ from, stopped, proposal: { kind: "extension" as const, by } }]),
      ]),
      ...limits.map((restricted) => ({ from, stopped, restricted })),
    ]),
);

/** Where it ends though nobody does anything. */
function endByContract({ from, restricted }: Start): "refunded" | "queue" {
  const isHeld = restricted?.who === "ada" && restricted.kind === "chargeback";
  return from === "IN_ESCROW" && !isHeld ? "refunded" : "queue";
}

async function startOf({ from, proposal, restricted, stopped }: Start): Promise<Scene> {
  const scene = await sceneOf(app, from, stopped ? "GLO" : undefined);
  const propose = proposal?.kind === "cancel" ? proposeCancel : proposeExtension;
  if (proposal)
    await propose(proposal.by === "buyer" ? scene.ada.actor : scene.bayo.actor, freshKey(), scene);
  if (restricted) {
    const { who, kind } = restricted;
    const id = await restrict(app, scene[who].id, kind === "blocked" ? "blocked" : "frozen");
    if (kind === "chargeback")
      await app.asOwner("update restriction set subject_kind = 'chargeback' where id = $1", [id]);
  }
  return scene;
}

/** What the worker does as time passes, and nothing else. */
async function pass(...intervals: string[]): Promise<void> {
  for (const interval of intervals) {
    await app.moveTime(interval);
    await lookAtDeadlines(app);
    await disputeReactions.everyMinute?.["disputes.escalate_restricted"]?.();
  }
}

interface Ended {
  state: string;
  deadlineAt: Date | null;
  proposal: Proposal | null;
  /** When the queue that it waits in is to have decided it. */
  dueAt: Date | null;
}

const endOf = ({ tradeId }: Scene) =>
  queryOne<Ended>(sql`
    select t.state, t.deadline_at, t.proposal, q.due_at from trade t
      left join ${raw(allCases)} q on q.place = t.id::text where t.id = ${tradeId}::uuid`);

test("by time alone every trade is refunded or comes into a moderator's queue with a deadline of its own, whatever it began with", async () => {
  expect(Object.keys(ways).toSorted()).toEqual(unfinished.toSorted());
  const scenes: Scene[] = [];
  for (let at = 0; at < starts.length; at += 12)
    scenes.push(...(await Promise.all(starts.slice(at, at + 12).map(startOf))));
  await markDown(chidi, "AIRTIME/GLO");
  await pass("1 minute", "30 minutes");
  const waiting = await query<{ id: string }>(
    sql`select id from trade where listed_under = 'GLO' and state = 'IN_ESCROW' and begun_at is null`,
  );
  const stoppedFromStart = starts.filter((one) => one.stopped && endByContract(one) === "refunded");
  expect(waiting).toHaveLength(stoppedFromStart.length);
  await pass("6 hours", "31 minutes", "12 hours", "12 hours", "1 hour");
  for (const [at, scene] of scenes.entries()) {
    const start = starts[at] as Start;
    const ended = await endOf(scene);
    const isRefunded = endByContract(start) === "refunded";
    expect({ start, ...ended }).toMatchObject({
      start,
      state: isRefunded ? "CANCELLED" : "DISPUTED",
      deadlineAt: null,
      proposal: null,
      dueAt: isRefunded ? null : (expect.any(Date) as Date),
    });
    expect(await held("HOLD", scene.tradeId)).toBe(isRefunded ? 0n : PRICE);
    expect(await held("WALLET", scene.ada.id)).toBe(isRefunded ? 10_000_00n : 10_000_00n - PRICE);
  }
}, 240_000);
