import { afterAll, beforeAll, expect, test } from "vitest";
import { type DepositStage, openDepositStage } from "@/lib/deposits/gateway-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { finishPayout, paidDeposit, sentPayout, unbookedDeposit } from "./books-for-tests";
import { compareBooks } from "./compare/compare-books";
import { reportDay } from "./daily";
import { loadedDeposits } from "./many-deposits-for-tests";
import { runReconciliation } from "./run";
import type { StoredDifference } from "./stored";

const RECORDS = Number(process.env.RECONCILIATION_RECORDS ?? 150);

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
  await stage.control("settings", { byHand: true, requestsPerMinute: 60_000 });
  const ada = await stage.makeUser("Ada Obi");
  await loadedDeposits(stage, await stage.makeUser("Bayo Adeyemi"), RECORDS);
  await paidDeposit(stage, ada, 9_000_00n);
  await finishPayout(stage, await sentPayout(stage, ada, 1_000_00n));
  await sentPayout(stage, ada, 2_000_00n);
  await stage.control("modes", { mode: "loss" });
  await unbookedDeposit(stage, ada, 500_00n);
}, 600_000);
afterAll(() => stage.close());

test(`${RECORDS} matching records raise no false alarm`, { timeout: 600_000 }, async () => {
  const { differences, compared, reportedMinor, expectedMinor } = await compareBooks("paystack", new Date(0));
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThanOrEqual(Math.min(RECORDS, 9_900));
  expect(reportedMinor).toBe(expectedMinor);
  for (let times = 0; times < 3; times += 1) {
    expect(await runReconciliation("paystack", "run")).toMatchObject({
      answered: true,
      differences: [],
      stopped: false,
    });
  }
});

const reports = () =>
  query<{ id: bigint; differences: StoredDifference[]; day: string; compared: number; in: string }>(sql`
    select id, differences, lines->>'day' as day, (lines->>'compared')::int as compared, lines->'totals'->'in'->>'minor' as in
    from reconciliation where kind = 'daily' order by id`);

test("the daily report compares everything once a day and notifies finance", {
  timeout: 600_000,
}, async () => {
  // The report of a Lagos day is due from 2 a.m. of the next day.
  await stage.app.moveTime("1 day");
  await Promise.all([reportDay(), reportDay()]);
  await reportDay();
  const [report, ...others] = await reports();
  expect(others).toEqual([]);
  expect(report).toMatchObject({ differences: [] });
  expect(report?.compared).toBeGreaterThanOrEqual(RECORDS);
  const published = await query(sql`select id from outbox where topic = 'reconciliation.reported'`);
  expect(published).toHaveLength(1);
  const yesterday = await queryOne<{ day: string }>(sql`
    select ((app_now() at time zone 'Africa/Lagos') - interval '2 hours')::date - 1 as day`);
  expect(report?.day).toBe(yesterday?.day);
});

test("the daily report finds an old record changed at the gateway and pauses payouts", {
  timeout: 600_000,
}, async () => {
  const old = await queryOne<{ reference: string }>(sql`
    select reference from deposit where gateway_fee_minor = 100 order by created_at limit 1`);
  const reference = old?.reference ?? "";
  await stage.control("paystack/plant", { in: "transactions", kind: "alter", id: reference, amount: 1 });
  await stage.app.moveTime("1 day");
  await reportDay();
  const [, report] = await reports();
  expect(report?.differences.map(({ what, reference: of }) => [what, of])).toEqual([["amount", reference]]);
  const payoutSwitch = await queryOne<{ isStopped: boolean }>(
    sql`select stopped_at is not null as is_stopped from payout_switch`,
  );
  expect(payoutSwitch?.isStopped).toBe(true);
});
