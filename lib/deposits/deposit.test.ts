import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { leaving } from "@/lib/composition";
import { closeAccount } from "@/lib/identity/profile/close-account-command";
import { queryOne, sql } from "@/lib/kernel/db";
import { kobo } from "@/lib/money/format";
import { checkDeposit } from "./check-deposit";
import { initiateDeposit } from "./commands/initiate-deposit";
import { contribution } from "./contribution";
import {
  checkDueDeposits,
  creditsOf,
  type DepositStage,
  depositRow,
  freshKey,
  handleWaitingEvents,
  openDepositStage,
  type TestUser,
} from "./gateway-for-tests";
import { PaymentMismatchError } from "./payment-mismatch";
import { refreshDeposit } from "./queries";

let stage: DepositStage;
let ada: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  ada = await stage.makeUser();
});

const started = async (naira: bigint) =>
  (await initiateDeposit(ada.actor, freshKey(), { amountMinor: kobo(naira), returnTo: null })).result
    .reference;

const pay = (reference: string, instead: object = {}) =>
  stage.control("paystack/pay", { reference, ...instead });

describe("checking whether a deposit was paid", () => {
  test("returning from the checkout credits without a webhook", async () => {
    const reference = await started(5_000n);
    await stage.control("modes", { mode: "loss", reference });
    await pay(reference);
    expect(await refreshDeposit(ada.id, reference)).toMatchObject({
      finding: "paid",
      deposit: { state: "PAID", paidMinor: 5_000_00n },
    });
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
  });

  test("the scheduled check finds a payment whose webhook never came", async () => {
    const reference = await started(5_000n);
    await stage.control("modes", { mode: "loss", reference });
    await pay(reference);
    await checkDueDeposits();
    expect(await depositRow(reference)).toMatchObject({ state: "INITIATED" });
    await stage.app.moveTime("2 minutes 1 second");
    await checkDueDeposits();
    expect(await depositRow(reference)).toMatchObject({ state: "PAID", checkAt: null });
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
  });

  test("checks get rarer and stop when the deposit expires", async () => {
    const reference = await started(5_000n);
    let checks = 0;
    for (let row = await depositRow(reference); row.checkAt !== null; row = await depositRow(reference)) {
      await stage.clockAt(row.checkAt);
      await checkDueDeposits();
      checks += 1;
    }
    expect(checks).toBeLessThan(15);
    expect(await depositRow(reference)).toMatchObject({ state: "FAILED", checkAt: null });
  });
});

describe("a deposit that is not paid yet", () => {
  test("a declined card fails the deposit, and a second try in the same checkout is credited", async () => {
    const reference = await started(5_000n);
    await stage.control("paystack/fail", { reference });
    expect(await refreshDeposit(ada.id, reference)).toMatchObject({
      finding: "failed",
      deposit: { state: "FAILED" },
    });
    await pay(reference);
    expect(await refreshDeposit(ada.id, reference)).toMatchObject({ finding: "paid" });
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
  });

  test("stays open while the customer is still paying", async () => {
    const reference = await started(5_000n);
    expect(await refreshDeposit(ada.id, reference)).toMatchObject({
      finding: "abandoned",
      deposit: { state: "INITIATED" },
    });
  });

  test("a payment after expiry is credited", async () => {
    const reference = await started(5_000n);
    await stage.control("paystack/abandon", { reference });
    await stage.app.asOwner("update deposit set state = 'EXPIRED', check_at = null where reference = $1", [
      reference,
    ]);
    await pay(reference);
    await stage.control("webhooks/replay", { reference });
    expect(await handleWaitingEvents()).toEqual([]);
    expect(await depositRow(reference)).toMatchObject({ state: "PAID" });
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
    const auditEntry = await queryOne<{ detail: unknown }>(sql`
      select detail from audit a join deposit d on d.id::text = a.subject_id where d.reference = ${reference}`);
    expect(auditEntry?.detail).toMatchObject({ late: true, differs: false });
  });

  test("no answer from the gateway leaves the deposit unchanged", async () => {
    const reference = await started(5_000n);
    await stage.control("modes", { mode: "bad_gateway", on: "verify", reference, times: 1 });
    expect(await checkDeposit(reference)).toEqual({ state: "INITIATED", finding: "no_answer" });
    await stage.control("modes", { mode: "status_false", on: "verify", reference, times: 1 });
    expect(await checkDeposit(reference)).toEqual({ state: "INITIATED", finding: "no_answer" });
  });
});

describe("the credited amount is the paid amount", () => {
  test("credits and audits an underpayment", async () => {
    const reference = await started(5_000n);
    await pay(reference, { amount: 1_234_56 });
    await checkDeposit(reference);
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 1_234_56n });
    const auditEntry = await queryOne<{ detail: unknown }>(sql`
      select detail from audit a join deposit d on d.id::text = a.subject_id where d.reference = ${reference}`);
    expect(auditEntry?.detail).toMatchObject({ differs: true, askedMinor: "500000", paidMinor: "123456" });
  });

  test.each(["amount_as_string", "null_fees", "metadata_as_string"])(
    "parses a response with %s",
    async (mode) => {
      await stage.control("modes", { mode, on: "verify", times: 1 });
      const reference = await started(5_000n);
      await pay(reference);
      await checkDeposit(reference);
      expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
    },
  );

  test("never credits another currency and leaves it to staff", async () => {
    const reference = await started(5_000n);
    await pay(reference, { currency: "GHS" });
    await expect(checkDeposit(reference)).rejects.toBeInstanceOf(PaymentMismatchError);
    expect(await refreshDeposit(ada.id, reference)).toMatchObject({ finding: "held" });
    expect(await creditsOf(ada.id)).toMatchObject({ credits: 0 });
  });

  test("stores the gateway's id without losing digits", async () => {
    const reference = await started(5_000n);
    const { id } = await pay(reference);
    await checkDeposit(reference);
    expect((await depositRow(reference)).gatewayRecordId).toBe(id);
    expect(BigInt(String(id))).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  });

  test("two concurrent checks agree when one did not know the fee yet", async () => {
    const reference = await started(5_000n);
    await pay(reference);
    await stage.control("modes", { mode: "null_fees", on: "verify", reference, times: 1 });
    const results = await Promise.all([checkDeposit(reference), checkDeposit(reference)]);
    expect(results.map(({ state }) => state)).toEqual(["PAID", "PAID"]);
    expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 5_000_00n });
  });

  test("of two concurrent checks with different amounts one credits and the other throws", async () => {
    // A check that starts after the other has credited makes no request, so the two have to overlap.
    const overlapping = async () => {
      const reference = await started(5_000n);
      await pay(reference);
      await stage.control("modes", { mode: "wrong_amount", on: "verify", reference, times: 1 });
      const checks = await Promise.allSettled([checkDeposit(reference), checkDeposit(reference)]);
      return checks.flatMap((check) => (check.status === "rejected" ? [check.reason as unknown] : []));
    };
    let refused: unknown[] = [];
    let pairs = 0;
    while (refused.length === 0 && pairs < 10) {
      refused = await overlapping();
      pairs += 1;
    }
    expect(refused).toEqual([expect.any(PaymentMismatchError)]);
    expect(await creditsOf(ada.id)).toMatchObject({ credits: pairs });
  });
});

test("a payment that arrives after its owner has closed the account waits in quarantine", async () => {
  const reference = await started(5_000n);
  await stage.control("modes", { mode: "loss", reference });
  await stage.app.asOwner("update deposit set state = 'EXPIRED', check_at = null where reference = $1", [
    reference,
  ]);
  await closeAccount(
    ada.actor,
    { address: "198.51.100.1", userAgent: "Test browser" },
    contribution.openBusiness,
  );
  await pay(reference);
  await Promise.all([checkDeposit(reference), checkDeposit(reference)]);
  expect(await depositRow(reference)).toMatchObject({ state: "QUARANTINED", paidMinor: 5_000_00n });
  expect(await creditsOf(ada.id)).toMatchObject({ credits: 0 });
  const held = await stage.app.asOwner(
    "select a.balance from account a join deposit d on d.id = a.owner_id where a.kind = 'HOLD' and d.reference = $1",
    [reference],
  );
  expect(held.rows).toEqual([{ balance: "500000" }]);
});

test("a payment and the closing of its owner's account at the same moment never leave money in a closed wallet", async () => {
  for (let round = 0; round < 6; round += 1) {
    ada = await stage.makeUser();
    const reference = await started(5_000n);
    await stage.control("modes", { mode: "loss", reference });
    await stage.app.asOwner("update deposit set state = 'EXPIRED', check_at = null where reference = $1", [
      reference,
    ]);
    await pay(reference);
    const from = { address: "198.51.100.1", userAgent: "Test browser" };
    await Promise.allSettled([checkDeposit(reference), closeAccount(ada.actor, from, leaving.business)]);
    const { rows } = await stage.app.asOwner(
      `select u.closed_at is not null as closed, d.state::text as state, coalesce(w.balance, 0)::text as balance
       from app_user u join deposit d on d.user_id = u.id left join account w on w.kind = 'WALLET' and w.owner_id = u.id where u.id = $1`,
      [ada.id],
    );
    expect([
      { closed: true, state: "QUARANTINED", balance: "0" },
      { closed: false, state: "QUARANTINED", balance: "0" }, // which keeps the account open
      { closed: false, state: "PAID", balance: "500000" },
    ]).toContainEqual(rows[0]);
  }
});
