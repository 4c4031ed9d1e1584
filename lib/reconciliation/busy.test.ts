import { afterAll, beforeAll, expect, test } from "vitest";
import { checkDeposit } from "@/lib/deposits/check-deposit";
import { type Beside, type TestUser, walletBesideGateway } from "@/lib/deposits/gateway-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { beginPayout } from "@/lib/payouts/commands/send-payout";
import { finishPayout, paidDeposit, queuedPayout, sentPayout, unbookedDeposit } from "./books-for-tests";
import { stopPayouts } from "./commands";
import { type RunOutcome, runReconciliation } from "./run";

let beside: Beside;
let people: TestUser[];

beforeAll(async () => {
  beside = await walletBesideGateway();
  await beside.control("settings", { byHand: true, requestsPerMinute: 60_000 });
  people = await Promise.all(["Ada", "Bayo", "Chidi", "Efe"].map((name) => beside.makeUser(name)));
});
afterAll(() => beside.close());

/** Pays in, is credited, withdraws, and has it: again and again. */
async function trade(person: TestUser, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    const reference = await unbookedDeposit(beside, person, 5_000_00n);
    await checkDeposit(reference);
    await finishPayout(beside, await sentPayout(person, 1_000_00n));
  }
}

test("while money comes and goes all the time no run sees a difference that is none", async () => {
  const trading = { isOver: false };
  const all = Promise.all(people.map((person) => trade(person, 8))).finally(() => {
    trading.isOver = true;
  });
  const outcomes: RunOutcome[] = [];
  while (!trading.isOver) outcomes.push(await runReconciliation("paystack", "run"));
  await all;
  outcomes.push(await runReconciliation("paystack", "run"));
  expect(outcomes.length).toBeGreaterThan(3);
  expect(outcomes.flatMap(({ differences }) => differences)).toEqual([]);
  expect(outcomes.every(({ heard, stopped }) => heard && !stopped)).toBe(true);
}, 60_000);

test("of a stop and payouts about to be sent none begins once the stop is written", async () => {
  const [ada] = people;
  if (!ada) throw new Error("nobody is there");
  await paidDeposit(beside, ada, 50_000_00n);
  const waiting = [];
  for (let at = 0; at < 12; at += 1) waiting.push(await queuedPayout(ada, 1_000_00n));
  const gate = await queryOne<{ version: bigint }>(sql`select version from payout_switch`);
  await runReconciliation("paystack", "run");
  const begins = waiting.map(({ id }) =>
    beginPayout({ id, version: 2n }).then(
      () => 1,
      () => 0,
    ),
  );
  const stopped = stopPayouts("paystack", gate?.version ?? 0n, ["a difference"]);
  const begun = await Promise.all(begins);
  expect(await stopped).toBe(true);
  // By when they were committed: a posting draws its id before it waits for the gate.
  const late = await query(sql`
    select b.id from posting b, posting s where b.act = 'wallet.begin_payout' and s.act = 'wallet.stop_payouts'
      and pg_xact_commit_timestamp(b.xmin) > pg_xact_commit_timestamp(s.xmin)`);
  expect(late).toEqual([]);
  const sending = await query(sql`select id from payout where state = 'SENDING'`);
  expect(sending).toHaveLength(begun.reduce<number>((sum, one) => sum + one, 0));
});
