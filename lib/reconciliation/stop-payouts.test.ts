import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { depositEventHandlers } from "@/lib/deposits/event-handlers";
import { type Beside, creditsOf, walletBesideGateway } from "@/lib/deposits/gateway-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { newId } from "@/lib/kernel/ids";
import { startWorker } from "@/lib/kernel/worker/worker";
import { payoutsStopped, reconcileBeforePayout } from "./";
import { move, paidDeposit, queuedPayout, sentPayout, unbookedDeposit } from "./books-for-tests";
import { resumePayouts } from "./commands";
import { reconciliationReactions } from "./reactions";
import { runReconciliation } from "./run";
import { serviceStatus } from "./status";

let beside: Beside;
/** What the balance at the gateway is off by, in kobo. */
let off = 0;

beforeAll(async () => {
  beside = await walletBesideGateway();
});
afterAll(() => beside.close());
afterEach(async () => {
  armFailpoints("");
  if (off !== 0) await drift(-off);
  for (const what of ["plants", "modes"]) await fetch(`${beside.controlUrl}/${what}`, { method: "DELETE" });
  await beside.app.asOwner("update payout_switch set stopped_at = null, version = version + 1");
  for (const table of ["reconciliation", "outbox"]) await beside.app.asOwner(`delete from ${table}`);
});

async function drift(amount: number): Promise<void> {
  off += amount;
  await beside.control("paystack/drift", { amount, silent: true });
}

/** A run, and so much time that the next one is another. */
async function run() {
  const outcome = await runReconciliation("paystack", "run");
  await beside.app.moveTime("20 seconds");
  return outcome;
}

/** What was written down of an act, the newest first. */
const acts = (act: string) =>
  query<{ reason: string | null; detail: { because?: string[] } }>(
    sql`select reason, detail from audit where act = ${act} order by id desc`,
  );

describe("a difference", () => {
  test("that is seen once stops nothing: payouts wait while it is looked at, and go on when it has gone", async () => {
    expect(await reconcileBeforePayout("paystack")).toBe(true);
    await drift(100_00);
    await beside.app.moveTime("20 seconds");
    expect(await reconcileBeforePayout("paystack")).toBe(false);
    expect(await payoutsStopped()).toBeNull();
    await drift(-100_00);
    await beside.app.moveTime("20 seconds");
    expect(await reconcileBeforePayout("paystack")).toBe(true);
  });

  test("that is seen in two runs running stops payouts, once, and says why", async () => {
    await drift(100_00);
    await run();
    await Promise.all([run(), run(), run()]);
    expect(await payoutsStopped()).not.toBeNull();
    expect(await reconcileBeforePayout("paystack")).toBe(false);
    const [stop, ...others] = await acts("wallet.stop_payouts");
    expect(stop?.detail.because).toEqual(["balance:balance:paystack"]);
    expect(others).toEqual([]);
    const told = await query(sql`select id from outbox where topic = 'payouts.stopped'`);
    expect(told).toHaveLength(1);
  });

  test("in two runs at the same moment is seen once", async () => {
    await drift(100_00);
    await Promise.all([runReconciliation("paystack", "run"), runReconciliation("paystack", "before_payout")]);
    await runReconciliation("paystack", "before_payout");
    expect(await payoutsStopped()).toBeNull();
  });

  test("another one in each run stops nothing", async () => {
    for (const reference of ["one-that-nobody-knows", "another-that-nobody-knows", "a-third-nobody-knows"]) {
      await fetch(`${beside.controlUrl}/plants`, { method: "DELETE" });
      await beside.control("paystack/plant", { in: "transfers", kind: "extra", id: reference });
      expect((await run()).differences).toHaveLength(1);
    }
    expect(await payoutsStopped()).toBeNull();
  });
});

describe("while payouts are stopped", () => {
  test("payments still come in, and the database lets no payout begin", async () => {
    const ada = await beside.makeUser();
    await paidDeposit(beside, ada, 9_000_00n);
    const waiting = await queuedPayout(ada, 1_000_00n);
    await drift(100_00);
    await run();
    await run();
    expect(await payoutsStopped()).not.toBeNull();
    await paidDeposit(beside, ada, 500_00n);
    expect(await creditsOf(ada.id)).toMatchObject({ balance: 8_500_00n });
    const begin = move("payout", waiting.id, "begin", { checkAt: null });
    await expect(begin).rejects.toThrow("it does not hold that payouts run");
  });

  test("a crash between the run and the stop only puts it off until the next run", async () => {
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

describe("letting payouts go on", () => {
  async function stopped() {
    await drift(100_00);
    await run();
    await beside.app.moveTime("20 seconds");
    await run();
    const staff = await beside.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
    return staff.actor;
  }

  test("is for finance staff, with a reason that stays on record", async () => {
    const efe = await stopped();
    const ada = await beside.makeUser();
    const chidi = await beside.makeUser("Chidi Eze", { staffRoles: ["MODERATOR"] });
    for (const { actor } of [ada, chidi]) {
      expect(() => resumePayouts(actor, newId(), "Let it go on")).toThrow("Not found.");
    }
    await drift(-100_00);
    await resumePayouts(efe, newId(), "The gateway has put it right");
    expect(await payoutsStopped()).toBeNull();
    expect(await reconcileBeforePayout("paystack")).toBe(true);
    expect((await acts("wallet.resume_payouts"))[0]?.reason).toBe("The gateway has put it right");
    await expect(resumePayouts(efe, newId(), "Once more")).rejects.toMatchObject({ reason: "not_stopped" });
  });

  test("does not last where the difference does: the second run from then on stops them again", async () => {
    const efe = await stopped();
    await resumePayouts(efe, newId(), "I think it is fine");
    await run();
    expect(await payoutsStopped()).toBeNull();
    await run();
    expect(await payoutsStopped()).not.toBeNull();
  });
});

test("a gateway that cannot be heard is no difference: payouts wait, and nothing is stopped", async () => {
  await beside.control("settings", { requestsPerMinute: 1 });
  for (const _ of [1, 2, 3]) expect(await run()).toMatchObject({ heard: false, differences: [] });
  expect(await reconcileBeforePayout("paystack")).toBe(false);
  expect(await payoutsStopped()).toBeNull();
  await beside.control("settings", { requestsPerMinute: 60_000 });
  await beside.app.moveTime("20 seconds");
  expect(await reconcileBeforePayout("paystack")).toBe(true);
});

describe("what is under way is explained by its record", () => {
  test("a payout that is being sent, with its fee, and a payment whose webhook was lost", async () => {
    const ada = await beside.makeUser();
    await beside.control("settings", { byHand: true });
    await paidDeposit(beside, ada, 9_000_00n);
    await run();
    const payout = await sentPayout(ada, 1_000_00n);
    await beside.control("modes", { mode: "loss" });
    const reference = await unbookedDeposit(beside, ada, 100_00n);
    const { differences, look } = await run();
    expect(differences).toEqual([]);
    const lines = look?.lines.map(({ what, reference: of, amountMinor }) => [what, of, amountMinor]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ["on_its_way", payout.reference, -1_010_00n],
        ["unbooked", reference, 98_50n],
      ]),
    );
    expect(look?.reportedMinor).toBe(look?.expectedMinor);
  });

  test("money between the gateway and our bank is booked, once, each way", async () => {
    await beside.control("paystack/top-up", { amount: 5_000_00 });
    await beside.control("paystack/settle", { amount: 2_000_00 });
    await Promise.all([run(), run()]);
    expect((await run()).differences).toEqual([]);
    const bank = await queryOne<{ balance: bigint; booked: bigint }>(sql`
      select (select balance from account_balance where kind = 'BANK') as balance, (select count(*) from settlement) as booked`);
    expect(bank).toEqual({ balance: 3_000_00n, booked: 2n });
  });
});

test("the public status tells when the gateway was last heard, not when it was last asked in vain", async () => {
  await run();
  const { checkedAt } = await serviceStatus();
  expect(checkedAt).not.toBeNull();
  await beside.control("modes", { mode: "bad_gateway", on: "balance" });
  expect((await run()).heard).toBe(false);
  expect((await serviceStatus()).checkedAt).toEqual(checkedAt);
});

describe("the workers", () => {
  test("do a job that comes twice once", async () => {
    const [gate] = await query<{ id: string }>(sql`select id from payout_switch`);
    const [due] = reconciliationReactions(depositEventHandlers).due ?? [];
    for (const _ of [1, 2]) await due?.run({ id: gate?.id ?? "", version: "1" });
    expect(await query(sql`select id from reconciliation where kind = 'run'`)).toHaveLength(1);
  });

  test("two at once make one run, and book what the webhook had lost", async () => {
    const ada = await beside.makeUser();
    await beside.control("modes", { mode: "loss" });
    await unbookedDeposit(beside, ada, 100_00n);
    const workers = await Promise.all(
      [1, 2].map(() => startWorker([reconciliationReactions(depositEventHandlers)])),
    );
    await vi.waitFor(async () => expect(await creditsOf(ada.id)).toMatchObject({ balance: 100_00n }), 15_000);
    const runs = await query(sql`select id from reconciliation where kind = 'run'`);
    expect(runs).toHaveLength(1);
    await Promise.all(workers.map((worker) => worker.stop()));
  });
});
