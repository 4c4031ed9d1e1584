import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openPaystackStage, type PaystackClientStage } from "./gateway-for-tests";

let stage: PaystackClientStage;
beforeAll(async () => {
  stage = await openPaystackStage();
});
beforeEach(() => stage.reset(0));
afterAll(() => stage.simulators.stop());

const ada = { email: "ada@amana.test", firstName: "Ada", lastName: "Obi", phone: "+2348031234567" };

async function open(email = ada.email) {
  const customerCode = await stage.paystack.createCustomer({ ...ada, email });
  return stage.paystack.createDedicatedAccount({ customerCode, preferredBank: "test-bank" });
}

const send = (accountNumber: string, fields: object = {}) =>
  stage.control("paystack/send-money", { accountNumber, amount: 500_000, ...fields });

test("a customer has one code and one account at a bank, however often they are created", async () => {
  expect(await stage.paystack.createCustomer(ada)).toBe(
    await stage.paystack.createCustomer({ ...ada, email: "ADA@amana.test" }),
  );
  const account = await open();
  expect(account).toMatchObject({ bankName: "Test Bank", accountName: "AMANA/ADA OBI", active: true });
  expect(account.accountNumber).toMatch(/^\d{10}$/);
  expect(await open()).toEqual(account);
  expect((await open("bayo@amana.test")).accountNumber).not.toBe(account.accountNumber);
});

test.each([
  [{ customerCode: "CUS_unknown", preferredBank: "test-bank" }, "not_found"],
  [{ customerCode: "", preferredBank: "no-bank" }, "other"],
])("an account for %j is refused: %s", async (order, reason) => {
  const customerCode = order.customerCode || (await stage.paystack.createCustomer(ada));
  const created = stage.paystack.createDedicatedAccount({ ...order, customerCode });
  await expect(created).rejects.toMatchObject({ reason });
});

test("a transfer of any amount becomes a transaction with the gateway's reference, sender and account", async () => {
  const { accountNumber } = await open();
  await send(accountNumber, { senderName: "BAYO ADEYEMI", senderAccount: "0123456702", narration: "food" });
  const [event] = await stage.events("charge.success");
  expect(event).toMatchObject({ kind: "payment", receiverAccount: accountNumber });
  const reference = event?.kind === "payment" ? event.payment.reference : "";
  expect(await stage.paystack.verify(reference)).toMatchObject({
    reference,
    status: "success",
    channel: "dedicated_nuban",
    amountMinor: 500_000n,
    feeMinor: 5_000n,
    customerCode: await stage.paystack.createCustomer(ada),
    sender: {
      name: "BAYO ADEYEMI",
      bank: "Access Bank",
      account: "XXXXXX6702",
      receiverAccount: accountNumber,
    },
  });
  expect(await stage.paystack.balance()).toBe(495_000n);
});

test("the fee is 1%, at most ₦300", async () => {
  const { accountNumber } = await open();
  for (const amount of [101, 3_000_000, 9_000_000]) await send(accountNumber, { amount });
  const { rows } = await stage.paystack.listTransactions({ status: "success" });
  expect(rows.map(({ feeMinor }) => feeMinor)).toEqual([30_000n, 30_000n, 2n]);
});

test("a card payment has no sender", async () => {
  expect(await stage.paid("dep-1", 500_000n)).toMatchObject({ sender: null, channel: "card" });
});

test("money for an unknown or closed account returns to its sender", async () => {
  await expect(send("9900000000")).rejects.toThrow("404");
  const { id, accountNumber } = await open();
  await stage.paystack.closeDedicatedAccount(id);
  await expect(send(accountNumber)).rejects.toThrow("409");
  expect((await open()).accountNumber).not.toBe(accountNumber);
  await expect(stage.paystack.closeDedicatedAccount("1")).rejects.toMatchObject({ reason: "not_found" });
});

describe("a requery", () => {
  const day = () => new Date().toISOString().slice(0, 10);
  const requery = (accountNumber: string, day: string) =>
    stage.paystack.requeryDedicatedAccount({ accountNumber, providerSlug: "test-bank", day });

  test("finds transfers that the gateway missed on that day", async () => {
    const { accountNumber } = await open();
    await send(accountNumber, { overlooked: true });
    await requery(accountNumber, "2020-01-01");
    expect((await stage.paystack.listTransactions()).rows).toEqual([]);
    await requery(accountNumber, day());
    expect(await stage.events("charge.success")).toHaveLength(1);
    await requery(accountNumber, day());
    expect((await stage.paystack.listTransactions()).rows).toHaveLength(1);
  });

  test("resends a lost webhook", async () => {
    const { accountNumber } = await open();
    await stage.control("modes", { mode: "loss", on: "webhook", times: 1 });
    await send(accountNumber);
    await requery(accountNumber, day());
    expect(await stage.events("charge.success")).toHaveLength(1);
  });
});
