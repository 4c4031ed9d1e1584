import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { depositEventHandlers } from "@/lib/deposits/event-handlers";
import { creditsOf, type DepositStage, openDepositStage } from "@/lib/deposits/gateway-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { newId } from "@/lib/kernel/ids";
import { startWorker } from "@/lib/kernel/worker/worker";
import { agreeTo } from "@/lib/testing/approvals";
import { payoutsStopped, reconcileBeforePayout } from "./";
import { move, paidDeposit, queuedPayout, sentPayout, unbookedDeposit } from "./books-for-tests";
import { resumePayouts } from "./pause/resume-payouts";
import { reconciliationReactions } from "./reactions";
import { runReconciliation } from "./run";
import { serviceStatus } from "./status";

let stage: DepositStage;
/** The planted deviation of the gateway's balance, in kobo. */
let drifted = 0;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  armFailpoints("");
  if (drifted !== 0) await drift(-drifted);
  for (const what of ["plants", "modes"]) await fetch(`${stage.controlUrl}/${what}`, { method: "DELETE" });
  await stage.app.asOwner("update payout_switch set stopped_at = null, version = version + 1");
  for (const table of ["reconciliation", "outbox"]) await stage.app.asOwner(`delete from ${table}`);
});

async function drift(amount: number): Promise<void> {
  drifted += amount;
  await stage.control("paystack/drift", { amount, silent: true });
}

/** A run, then enough time for the next one to count as consecutive. */
async function run() {
  const outcome = await runReconciliation("paystack", "run");
  await stage.app.moveTime("20 seconds");
  return outcome;
}

/** The audit entries of an act, newest first. */
const acts = (act: string) =>
  query<{ reason: string | null; detail: { because?: string[] } }>(
    sql`select reason, detail from audit where act = ${act} order by id desc`,
  );

describe("a difference", () => {
  test("seen once does not pause payouts: they wait while it lasts and then continue", async () => {
    expect(await reconcileBeforePayout("paystack")).toBe(true);
    await drift(100_00);
    await stage.app.moveTime("20 seconds");
    expect(await reconcileBeforePayout("paystack")).toBe(false);
    expect(await payoutsStopped()).toBeNull();
    await drift(-100_00);
    await stage.app.moveTime("20 seconds");
    expect(await reconcileBeforePayout("paystack")).toBe(true);
  });

  test("seen in two consecutive runs pauses payouts once, with the reason", async () => {
    await drift(100_00);
    await run();
    await Promise.all([run(), run(), run()]);
    expect(await payoutsStopped()).not.toBeNull();
    expect(await reconcileBeforePayout("paystack")).toBe(false);
    const [stop, ...others] = await acts("wallet.stop_payouts");
    expect(stop?.detail.because).toEqual(["balance:balance:paystack"]);
    expect(others).toEqual([]);
    const published = await query(sql`select id from outbox where topic = 'payouts.stopped'`);
    expect(published).toHaveLength(1);
  });

  test("seen in two concurrent runs counts once", async () => {
    await drift(100_00);
    await Promise.all([runReconciliation("paystack", "run"), runReconciliation("paystack", "before_payout")]);
    await runReconciliation("paystack", "before_payout");
    expect(await payoutsStopped()).toBeNull();
  });

  test("that changes in each run does not pause payouts", async () => {
    for (const reference of ["unknown-1", "unknown-2", "unknown-3"]) {
      await fetch(`${stage.controlUrl}/plants`, { method: "DELETE" });
      await stage.control("paystack/plant", { in: "transfers", kind: "extra", id: reference });
      expect((await run()).differences).toHaveLength(1);
    }
    expect(await payoutsStopped()).toBeNull();
  });
});

describe("while payouts are paused", () => {
  test("deposits continue, and the database refuses to begin a payout", async () => {
    const ada = await stage.makeUser();
    await paidDeposit(stage, ada, 9_000_00n);
    const waiting = await queuedPayout(stage, ada, 1_000_00n);
    await drift(100_00);
    await run();
    await run();
    expect(await payoutsStopped()).not.toBeNull();
    await paidDeposit(stage, ada, 500_00n);
    expect(await creditsOf(ada.id)).toMatchObject({ balance: 8_500_00n });
    const begin = move("payout", waiting.id, "begin", { checkAt: null });
    await expect(begin).rejects.toThrow("it does not hold that payouts run");
  });

  test("a crash between the run and the stop delays the stop until the next run", async () => {
    await drift(100_00);
    await run();
    armFailpoints("wallet.reconciliation.recorded=throw");
    await expect(run()).rejects.toThrow("interrupted");
    armFailpoints("");
    expect(await payoutsStopped()).toBeNull();
    await run();
    expect(await payoutsStopped()).not.toBeNull();
  });
});

describe("resuming payouts", () => {
  /** Efe asks and Ngozi agrees. */
  async function resumed(): Promise<void> {
    const efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
    const ngozi = await stage.makeUser("Ngozi Bello", { staffRoles: ["FINANCE"] });
    const reason = "The gateway has put it right";
    const { result } = await resumePayouts.request(efe.actor, newId(), {
      gateway: "paystack",
      reason,
      reasonCode: "other",
    });
    await agreeTo(ngozi, result.approvalId);
  }

  test("is done by two, with the reason in the audit log", async () => {
    await drift(100_00);
    await run();
    await run();
    await drift(-100_00);
    await resumed();
    expect(await payoutsStopped()).toBeNull();
    expect(await reconcileBeforePayout("paystack")).toBe(true);
    expect((await acts("payouts.resume"))[0]?.reason).toBe("The gateway has put it right");
  });

  test("is undone by the second run when the difference remains", async () => {
    await drift(100_00);
    await run();
    await run();
    await resumed();
    await run();
    expect(await payoutsStopped()).toBeNull();
    await run();
    expect(await payoutsStopped()).not.toBeNull();
  });
});

test("no answer from the gateway is no difference: payouts wait and are not paused", async () => {
  await stage.control("settings", { requestsPerMinute: 1 });
  for (const _ of [1, 2, 3]) expect(await run()).toMatchObject({ answered: false, differences: [] });
  expect(await reconcileBeforePayout("paystack")).toBe(false);
  expect(await payoutsStopped()).toBeNull();
  await stage.control("settings", { requestsPerMinute: 60_000 });
  await stage.app.moveTime("20 seconds");
  expect(await reconcileBeforePayout("paystack")).toBe(true);
});

describe("records in progress explain the balance", () => {
  test("a payout being sent with its fee, and a payment whose webhook was lost", async () => {
    const ada = await stage.makeUser();
    await stage.control("settings", { byHand: true });
    await paidDeposit(stage, ada, 9_000_00n);
    await run();
    const payout = await sentPayout(stage, ada, 1_000_00n);
    await stage.control("modes", { mode: "loss" });
    const reference = await unbookedDeposit(stage, ada, 100_00n);
    const { differences, comparison } = await run();
    expect(differences).toEqual([]);
    const lines = comparison?.lines.map(({ what, reference: of, amountMinor }) => [what, of, amountMinor]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ["on_its_way", payout.reference, -1_010_00n],
        ["unbooked", reference, 98_50n],
      ]),
    );
    expect(comparison?.reportedMinor).toBe(comparison?.expectedMinor);
  });

  test("settlements and top-ups are booked once", async () => {
    await stage.control("paystack/top-up", { amount: 5_000_00 });
    await stage.control("paystack/settle", { amount: 2_000_00 });
    await Promise.all([run(), run()]);
    expect((await run()).differences).toEqual([]);
    const bank = await queryOne<{ balance: bigint; booked: bigint }>(sql`
      select (select balance from account_balance where kind = 'BANK') as balance, (select count(*) from settlement) as booked`);
    expect(bank).toEqual({ balance: 3_000_00n, booked: 2n });
  });
});

test("the public status has the time of the last answer, not of the last attempt", async () => {
  await run();
  const { checkedAt } = await serviceStatus();
  expect(checkedAt).not.toBeNull();
  await stage.control("modes", { mode: "bad_gateway", on: "balance" });
  expect((await run()).answered).toBe(false);
  expect((await serviceStatus()).checkedAt).toEqual(checkedAt);
});

describe("the workers", () => {
  test("run a repeated job once", async () => {
    const [payoutSwitch] = await query<{ id: string }>(sql`select id from payout_switch`);
    const [due] = reconciliationReactions(depositEventHandlers).due ?? [];
    for (const _ of [1, 2]) await due?.run({ id: payoutSwitch?.id ?? "", version: "1" });
    expect(await query(sql`select id from reconciliation where kind = 'run'`)).toHaveLength(1);
  });

  test("run once when two run concurrently, and backfill a lost webhook", async () => {
    const ada = await stage.makeUser();
    await stage.control("modes", { mode: "loss" });
    await unbookedDeposit(stage, ada, 100_00n);
    const workers = await Promise.all(
      [1, 2].map(() => startWorker([reconciliationReactions(depositEventHandlers)])),
    );
    await vi.waitFor(async () => expect(await creditsOf(ada.id)).toMatchObject({ balance: 100_00n }), 15_000);
    const runs = await query(sql`select id from reconciliation where kind = 'run'`);
    expect(runs).toHaveLength(1);
    await Promise.all(workers.map((worker) => worker.stop()));
  });
});
