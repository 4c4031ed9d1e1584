import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GatewayNoAnswer } from "../errors";
import { readEvent } from "./events";
import { openPaystackStage, type PaystackClientStage } from "./gateway-for-tests";
import { refundOutcome } from "./outcomes";

let stage: PaystackClientStage;
beforeAll(async () => {
  stage = await openPaystackStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.simulators.stop());

const pay = () => stage.paid("dep-1", 250_000n);
const refund = (amountMinor = 250_000n, transaction = "dep-1", note = "ref-1") =>
  stage.paystack.refund({ transaction, amountMinor, note });

const untilStatus = (id: string | null, status: string) =>
  stage.until(
    () => stage.paystack.fetchRefund(id ?? ""),
    (found) => found.status === status,
  );

test("a refund sends an event for each step, and the deposit is reversed", async () => {
  const { id: transactionId } = await pay();
  const before = await stage.paystack.balance();
  const ordered = await refund();
  expect(ordered).toMatchObject({ status: "pending", amountMinor: 250_000n, note: "ref-1", transactionId });
  expect(await stage.paystack.balance()).toBe(before - 250_000n);
  expect(await untilStatus(ordered.id, "processed")).toMatchObject({ transactionReference: "dep-1" });
  expect((await stage.paystack.verify("dep-1")).status).toBe("reversed");
  await stage.until(
    async () => stage.simulators.shop.received,
    (received) => received.length === 4,
  );
  const events = stage.simulators.shop.received.map(({ rawBody }) => readEvent(rawBody));
  const payment = { reference: "dep-1", gatewayRecordId: null };
  const refunds = events.filter(({ kind }) => kind === "refund");
  expect(refunds).toHaveLength(3);
  for (const one of refunds)
    expect(one).toEqual({ kind: "refund", payment, amountMinor: 250_000n, refundId: null });
});

test("refunds parts by reference or id, never more than was paid", async () => {
  const { id } = await pay();
  await refund(100_000n, id, "ref-1");
  await refund(100_000n, "dep-1", "ref-2");
  await expect(refund(50_001n)).rejects.toMatchObject({ reason: "other" });
  await refund(50_000n, "dep-1", "ref-3");
  await expect(refund(1n)).rejects.toMatchObject({ reason: "other" });
  await stage.control("settings", { pageLimit: 2 });
  const found = await stage.paystack.refundsOf(id);
  expect(found.map(({ note }) => note)).toEqual(["ref-3", "ref-2", "ref-1"]);
  expect(await stage.paystack.refundsOf("1")).toEqual([]);
});

test("finds a refund by its note after a lost response", async () => {
  const { id } = await pay();
  await stage.control("modes", { mode: "timeout_after", on: "refund", times: 1, ms: 20 });
  await expect(refund()).rejects.toBeInstanceOf(GatewayNoAnswer);
  expect(await stage.paystack.refundsOf(id)).toMatchObject([{ note: "ref-1", amountMinor: 250_000n }]);
});

describe("an unsuccessful refund", () => {
  const moved = async (to: string) => {
    await stage.control("settings", { byHand: true });
    await pay();
    const { id } = await refund();
    await stage.control("paystack/refunds/move", { id, to });
    return id;
  };

  test("returns the money when it fails, with a numeric amount in its event", async () => {
    await stage.control("settings", { byHand: true });
    await pay();
    const before = await stage.paystack.balance();
    const { id } = await refund();
    await stage.control("paystack/refunds/move", { id, to: "failed" });
    expect(await stage.paystack.balance()).toBe(before);
    expect((await stage.paystack.verify("dep-1")).status).toBe("success");
    expect((await stage.events("refund.failed")).at(-1)).toMatchObject({ amountMinor: 250_000n });
    await refund();
  });

  test("waits for an account when it needs attention, with its id in the event", async () => {
    const id = await moved("needs-attention");
    expect((await stage.events("refund.needs-attention")).at(-1)).toMatchObject({ refundId: id });
    const [bank] = await stage.paystack.banks();
    await stage.control("settings", { byHand: false });
    const account = { accountNumber: "0123456701", bankId: bank?.id ?? "" };
    expect((await stage.paystack.retryRefund(id ?? "", account)).status).toBe("processing");
    await untilStatus(id, "processed");
    await expect(stage.paystack.retryRefund(id ?? "", account)).rejects.toMatchObject({ reason: "other" });
  });

  test("is refused for an unknown payment or an insufficient balance", async () => {
    await expect(refund()).rejects.toMatchObject({ reason: "not_found" });
    await expect(stage.paystack.fetchRefund("1")).rejects.toMatchObject({ reason: "not_found" });
    await stage.reset(0);
    await pay();
    await expect(refund()).rejects.toMatchObject({ reason: "insufficient_balance" });
  });
});

test("a bank transfer's refund fails or needs attention by the account it came from", async () => {
  const customer = { email: "ada@amana.test", firstName: "Ada", lastName: "Obi", phone: "+2348031234567" };
  const customerCode = await stage.paystack.createCustomer(customer);
  const order = { customerCode, preferredBank: "test-bank" };
  const { accountNumber } = await stage.paystack.createDedicatedAccount(order);
  for (const [end, status] of [
    ["0602", "failed"],
    ["0603", "needs-attention"],
  ] as const) {
    const sent = { accountNumber, amount: 100_000, senderAccount: `999999${end}` };
    const { reference } = await stage.control("paystack/send-money", sent);
    const { id } = await refund(100_000n, String(reference));
    await untilStatus(id, status);
  }
});

test.each([
  ["processed", "paid"],
  ["failed", "failed"],
  ["needs-attention", "needs_account"],
  ["pending", "open"],
  ["processing", "open"],
  ["a new word", "unknown"],
])("'%s' means %s", (status, outcome) => {
  expect(refundOutcome(status)).toBe(outcome);
});
