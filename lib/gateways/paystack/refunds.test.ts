import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GatewayNoAnswer } from "../errors";
import { readEvent } from "./events";
import { type Beside, clientBesideGateway } from "./gateway-for-tests";
import { refundOutcome } from "./outcomes";

let beside: Beside;
beforeAll(async () => {
  beside = await clientBesideGateway();
});
beforeEach(() => beside.begin());
afterAll(() => beside.simulators.stop());

const pay = () => beside.paid("dep-1", 250_000n);
const refund = (amountMinor = 250_000n, transaction = "dep-1", note = "ref-1") =>
  beside.paystack.refund({ transaction, amountMinor, note });

const untilStatus = (id: string | null, status: string) =>
  beside.until(
    () => beside.paystack.fetchRefund(id ?? ""),
    (found) => found.status === status,
  );

test("money goes back in steps, each told, and the deposit is reversed", async () => {
  const { id: transactionId } = await pay();
  const before = await beside.paystack.balance();
  const asked = await refund();
  expect(asked).toMatchObject({ status: "pending", amountMinor: 250_000n, note: "ref-1", transactionId });
  expect(await beside.paystack.balance()).toBe(before - 250_000n);
  expect(await untilStatus(asked.id, "processed")).toMatchObject({ transactionReference: "dep-1" });
  expect((await beside.paystack.verify("dep-1")).status).toBe("reversed");
  await beside.until(
    async () => beside.simulators.shop.received,
    (received) => received.length === 4,
  );
  const told = beside.simulators.shop.received.map(({ rawBody }) => readEvent(rawBody));
  const payment = { reference: "dep-1", gatewayRecordId: null };
  const refunds = told.filter(({ kind }) => kind === "refund");
  expect(refunds).toHaveLength(3);
  for (const one of refunds)
    expect(one).toEqual({ kind: "refund", payment, amountMinor: 250_000n, refundId: null });
});

test("parts go back by reference or by id, never more than was paid", async () => {
  const { id } = await pay();
  await refund(100_000n, id, "ref-1");
  await refund(100_000n, "dep-1", "ref-2");
  await expect(refund(50_001n)).rejects.toMatchObject({ reason: "other" });
  await refund(50_000n, "dep-1", "ref-3");
  await expect(refund(1n)).rejects.toMatchObject({ reason: "other" });
  await beside.control("settings", { pageLimit: 2 });
  const found = await beside.paystack.refundsOf(id);
  expect(found.map(({ note }) => note)).toEqual(["ref-3", "ref-2", "ref-1"]);
  expect(await beside.paystack.refundsOf("1")).toEqual([]);
});

test("an answer that was lost is found again by the note", async () => {
  const { id } = await pay();
  await beside.control("modes", { mode: "timeout_after", on: "refund", times: 1, ms: 20 });
  await expect(refund()).rejects.toBeInstanceOf(GatewayNoAnswer);
  expect(await beside.paystack.refundsOf(id)).toMatchObject([{ note: "ref-1", amountMinor: 250_000n }]);
});

describe("a refund that goes wrong", () => {
  const moved = async (to: string) => {
    await beside.control("settings", { byHand: true });
    await pay();
    const { id } = await refund();
    await beside.control("paystack/refunds/move", { id, to });
    return id;
  };

  test("comes back when it fails, told with a number for an amount", async () => {
    await beside.control("settings", { byHand: true });
    await pay();
    const before = await beside.paystack.balance();
    const { id } = await refund();
    await beside.control("paystack/refunds/move", { id, to: "failed" });
    expect(await beside.paystack.balance()).toBe(before);
    expect((await beside.paystack.verify("dep-1")).status).toBe("success");
    expect((await beside.events("refund.failed")).at(-1)).toMatchObject({ amountMinor: 250_000n });
    await refund();
  });

  test("waits for an account when it needs attention, and is told by its id", async () => {
    const id = await moved("needs-attention");
    expect((await beside.events("refund.needs-attention")).at(-1)).toMatchObject({ refundId: id });
    const [bank] = await beside.paystack.banks();
    await beside.control("settings", { byHand: false });
    const account = { accountNumber: "0123456701", bankId: bank?.id ?? "" };
    expect((await beside.paystack.retryRefund(id ?? "", account)).status).toBe("processing");
    await untilStatus(id, "processed");
    await expect(beside.paystack.retryRefund(id ?? "", account)).rejects.toMatchObject({ reason: "other" });
  });

  test("is refused where there is no such payment, or not the money", async () => {
    await expect(refund()).rejects.toMatchObject({ reason: "not_found" });
    await expect(beside.paystack.fetchRefund("1")).rejects.toMatchObject({ reason: "not_found" });
    await beside.begin(0);
    await pay();
    await expect(refund()).rejects.toMatchObject({ reason: "insufficient_balance" });
  });
});

test("a bank transfer's refund fails or needs attention by the account it came from", async () => {
  const customer = { email: "ada@amana.test", firstName: "Ada", lastName: "Obi", phone: "+2348031234567" };
  const customerCode = await beside.paystack.createCustomer(customer);
  const order = { customerCode, preferredBank: "test-bank" };
  const { accountNumber } = await beside.paystack.createDedicatedAccount(order);
  for (const [end, status] of [
    ["0602", "failed"],
    ["0603", "needs-attention"],
  ] as const) {
    const sent = { accountNumber, amount: 100_000, senderAccount: `999999${end}` };
    const { reference } = await beside.control("paystack/send-money", sent);
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
