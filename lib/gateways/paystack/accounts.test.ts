import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Beside, clientBesideGateway } from "./gateway-for-tests";

let beside: Beside;
beforeAll(async () => {
  beside = await clientBesideGateway();
});
beforeEach(() => beside.begin(0));
afterAll(() => beside.simulators.stop());

const ada = { email: "ada@amana.test", firstName: "Ada", lastName: "Obi", phone: "+2348031234567" };

async function open(email = ada.email) {
  const customerCode = await beside.paystack.createCustomer({ ...ada, email });
  return beside.paystack.createDedicatedAccount({ customerCode, preferredBank: "test-bank" });
}

const send = (accountNumber: string, fields: object = {}) =>
  beside.control("paystack/send-money", { accountNumber, amount: 500_000, ...fields });

test("a customer has one code and one account with a bank, however often they are asked for", async () => {
  expect(await beside.paystack.createCustomer(ada)).toBe(
    await beside.paystack.createCustomer({ ...ada, email: "ADA@amana.test" }),
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
  const customerCode = order.customerCode || (await beside.paystack.createCustomer(ada));
  const asked = beside.paystack.createDedicatedAccount({ ...order, customerCode });
  await expect(asked).rejects.toMatchObject({ reason });
});

test("any amount may arrive: a transaction of the gateway's own reference, which names sender and account", async () => {
  const { accountNumber } = await open();
  await send(accountNumber, { senderName: "BAYO ADEYEMI", senderAccount: "0123456702", narration: "food" });
  const [told] = await beside.events("charge.success");
  expect(told).toMatchObject({ kind: "payment", receiverAccount: accountNumber });
  const reference = told?.kind === "payment" ? told.payment.reference : "";
  expect(await beside.paystack.verify(reference)).toMatchObject({
    reference,
    status: "success",
    channel: "dedicated_nuban",
    amountMinor: 500_000n,
    feeMinor: 5_000n,
    customerCode: await beside.paystack.createCustomer(ada),
    sender: {
      name: "BAYO ADEYEMI",
      bank: "Access Bank",
      account: "XXXXXX6702",
      receiverAccount: accountNumber,
    },
  });
  expect(await beside.paystack.balance()).toBe(495_000n);
});

test("the fee is one in a hundred, at most ₦300", async () => {
  const { accountNumber } = await open();
  for (const amount of [101, 3_000_000, 9_000_000]) await send(accountNumber, { amount });
  const { rows } = await beside.paystack.listTransactions({ status: "success" });
  expect(rows.map(({ feeMinor }) => feeMinor)).toEqual([30_000n, 30_000n, 2n]);
});

test("a card payment has no sender", async () => {
  expect(await beside.paid("dep-1", 500_000n)).toMatchObject({ sender: null, channel: "card" });
});

test("money for an account that is not, or no more, goes back to its sender", async () => {
  await expect(send("9900000000")).rejects.toThrow("404");
  const { id, accountNumber } = await open();
  await beside.paystack.closeDedicatedAccount(id);
  await expect(send(accountNumber)).rejects.toThrow("409");
  expect((await open()).accountNumber).not.toBe(accountNumber);
  await expect(beside.paystack.closeDedicatedAccount("1")).rejects.toMatchObject({ reason: "not_found" });
});

describe("asked to look again", () => {
  const day = () => new Date().toISOString().slice(0, 10);
  const requery = (accountNumber: string, day: string) =>
    beside.paystack.requeryDedicatedAccount({ accountNumber, providerSlug: "test-bank", day });

  test("the gateway finds what it has overlooked, on that day", async () => {
    const { accountNumber } = await open();
    await send(accountNumber, { overlooked: true });
    await requery(accountNumber, "2020-01-01");
    expect((await beside.paystack.listTransactions()).rows).toEqual([]);
    await requery(accountNumber, day());
    expect(await beside.events("charge.success")).toHaveLength(1);
    await requery(accountNumber, day());
    expect((await beside.paystack.listTransactions()).rows).toHaveLength(1);
  });

  test("it tells again what was lost", async () => {
    const { accountNumber } = await open();
    await beside.control("modes", { mode: "loss", on: "webhook", times: 1 });
    await send(accountNumber);
    await requery(accountNumber, day());
    expect(await beside.events("charge.success")).toHaveLength(1);
  });
});
