import { afterAll, beforeAll, expect, test } from "vitest";
import { checkDeposit } from "@/lib/deposits/check-deposit";
import { type DepositStage, openDepositStage, type TestUser } from "@/lib/deposits/gateway-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { beginPayout } from "@/lib/payouts/commands/send-payout";
import { finishPayout, paidDeposit, queuedPayout, sentPayout, unbookedDeposit } from "./books-for-tests";
import { stopPayouts } from "./commands";
import { type RunOutcome, runReconciliation } from "./run";

let stage: DepositStage;
let people: TestUser[];

beforeAll(async () => {
  stage = await openDepositStage();
  await stage.control("settings", { byHand: true, requestsPerMinute: 60_000 });
  people = await Promise.all(["Ada", "Bayo", "Chidi", "Efe"].map((name) => stage.makeUser(name)));
});
afterAll(() => stage.close());

/** Repeats a deposit and a withdrawal. */
async function depositAndWithdraw(person: TestUser, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    const reference = await unbookedDeposit(stage, person, 5_000_00n);
    await checkDeposit(reference);
    await finishPayout(stage, await sentPayout(stage, person, 1_000_00n));
  }
}

test("no run reports a false difference while money moves", async () => {
  const traffic = { isOver: false };
  const all = Promise.all(people.map((person) => depositAndWithdraw(person, 8))).finally(() => {
    traffic.isOver = true;
  });
  const outcomes: RunOutcome[] = [];
  while (!traffic.isOver) outcomes.push(await runReconciliation("paystack", "run"));
  await all;
  outcomes.push(await runReconciliation("paystack", "run"));
  expect(outcomes.length).toBeGreaterThan(3);
  expect(outcomes.flatMap(({ differences }) => differences)).toEqual([]);
  expect(outcomes.every(({ answered, stopped }) => answered && !stopped)).toBe(true);
}, 60_000);

test("no payout begins after a concurrent stop is committed", async () => {
  const [ada] = people;
  if (!ada) throw new Error("no user was made");
  await paidDeposit(stage, ada, 50_000_00n);
  const waiting = [];
  for (let at = 0; at < 12; at += 1) waiting.push(await queuedPayout(stage, ada, 1_000_00n));
  const payoutSwitch = await queryOne<{ version: bigint }>(sql`select version from payout_switch`);
  await runReconciliation("paystack", "run");
  const begins = waiting.map(({ id }) =>
    beginPayout({ id, version: 2n }).then(
      () => 1,
      () => 0,
    ),
  );
  const stopped = stopPayouts("paystack", payoutSwitch?.version ?? 0n, ["a difference"]);
  const started = await Promise.all(begins);
  expect(await stopped).toBe(true);
  // Ordered by commit time: a posting draws its id before it waits for the switch's row.
  const late = await query(sql`
    select b.id from posting b, posting s where b.act = 'wallet.begin_payout' and s.act = 'wallet.stop_payouts'
      and pg_xact_commit_timestamp(b.xmin) > pg_xact_commit_timestamp(s.xmin)`);
  expect(late).toEqual([]);
  const sending = await query(sql`select id from payout where state = 'SENDING'`);
  expect(sending).toHaveLength(started.reduce<number>((sum, count) => sum + count, 0));
});
