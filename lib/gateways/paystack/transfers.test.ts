import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GatewayNoAnswer, GatewayRefused } from "../errors";
import { openPaystackStage, type PaystackClientStage } from "./gateway-for-tests";
import { transferOutcome } from "./outcomes";

let stage: PaystackClientStage;
beforeAll(async () => {
  stage = await openPaystackStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.simulators.stop());

const reference = "pay-0123456789abcdef";

const recipientOf = (accountNumber: string) =>
  stage.paystack.createRecipient({ name: "Bayo Adeyemi", accountNumber, bankCode: "058" });

async function send(accountNumber = "0123456702", amountMinor = 100_000n) {
  const recipientCode = await recipientOf(accountNumber);
  return stage.paystack.transfer({ amountMinor, recipientCode, reference, reason: "Payout" });
}

const untilStatus = (status: string) =>
  stage.until(
    () => stage.paystack.verifyTransfer(reference),
    (found) => found.status === status,
  );

test("the same account is the same recipient, whatever its name", async () => {
  expect(await recipientOf("0123456702")).toBe(await recipientOf("0123456702"));
  expect(await recipientOf("0123456703")).not.toBe(await recipientOf("0123456702"));
});

test("a transfer succeeds with the fee of its band and one event", async () => {
  const queued = await send();
  expect(queued).toMatchObject({ status: "pending", reference, amountMinor: 100_000n, domain: "test" });
  const arrived = await untilStatus("success");
  expect(arrived).toMatchObject({ id: queued.id, feeMinor: 1_000n, currency: "NGN" });
  expect(arrived.recipientCode).toBe(await recipientOf("0123456702"));
  expect(await stage.paystack.balance()).toBe(100_000_000n - 101_000n);
  expect(await stage.events("transfer.success")).toEqual([
    { kind: "transfer", claims: "paid", transfer: { reference, gatewayRecordId: null } },
  ]);
});

test.each([
  [500_000n, 1_000n],
  [500_001n, 2_500n],
  [5_000_000n, 2_500n],
  [5_000_001n, 5_000n],
])("a transfer of %i kobo costs %i", async (amountMinor, feeMinor) => {
  expect(await send("0123456702", amountMinor)).toMatchObject({ feeMinor });
  expect(await stage.paystack.balance()).toBe(100_000_000n - amountMinor - feeMinor);
});

describe.each([
  ["0601", "failed", "failed"],
  ["0602", "reversed", "reversed"],
  ["0604", "blocked", "failed"],
  ["0605", "rejected", "failed"],
  ["0609", "abandoned", "failed"],
])("an account that ends in %s", (end, status, outcome) => {
  test(`ends as ${status} and returns all the money`, async () => {
    await send(`012345${end}`);
    const ended = await untilStatus(status);
    expect(transferOutcome(ended.status)).toBe(outcome);
    expect(ended).toMatchObject({ feeMinor: 0n, says: expect.stringContaining("The ") });
    expect(await stage.paystack.balance()).toBe(100_000_000n);
  });
});

test.each([
  ["0603", "otp"],
  ["0606", "pending"],
  ["0607", "success"],
  ["0608", "success"],
])("an account that ends in %s comes to %s", async (end, status) => {
  const sent = await send(`012345${end}`);
  if (end === "0608") expect(sent.status).toBe("success");
  await untilStatus(status);
  expect(await stage.paystack.balance()).toBe(100_000_000n - 101_000n);
});

test("a reversal can keep the fee, and reports it", async () => {
  await send();
  await untilStatus("success");
  await stage.control("paystack/transfers/move", { reference, to: "reversed", keepFee: true });
  expect(await untilStatus("reversed")).toMatchObject({ feeMinor: 1_000n });
  expect(await stage.paystack.balance()).toBe(100_000_000n - 1_000n);
});

test("one reference moves money once, even in twenty concurrent orders", async () => {
  const recipientCode = await recipientOf("0123456702");
  const order = { amountMinor: 100_000n, recipientCode, reference, reason: "Payout" };
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => stage.paystack.transfer(order)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = tries.find((one) => one.status === "rejected");
  expect(refused?.reason).toMatchObject({ reason: "duplicate_reference" });
  expect(await stage.paystack.balance()).toBe(100_000_000n - 101_000n);
});

describe("the gateway refuses", () => {
  test("an amount whose fee exceeds our balance", async () => {
    await stage.reset(100_999);
    await expect(send()).rejects.toMatchObject({ reason: "insufficient_balance" });
    await expect(stage.paystack.verifyTransfer(reference)).rejects.toMatchObject({ reason: "not_found" });
  });

  test("an unknown recipient", async () => {
    const order = { amountMinor: 1n, recipientCode: "RCP_x", reference, reason: "" };
    await expect(stage.paystack.transfer(order)).rejects.toMatchObject({ reason: "invalid_recipient" });
  });

  test.each(["pay-short", "PAY-0123456789ABCDEF", `pay-${"x".repeat(47)}`])(
    "the reference %s",
    async (reference) => {
      const recipientCode = await recipientOf("0123456702");
      const order = { amountMinor: 1n, recipientCode, reference, reason: "" };
      await expect(stage.paystack.transfer(order)).rejects.toMatchObject({ reason: "other" });
    },
  );
});

describe("hostile responses to an order", () => {
  const strike = (mode: string) =>
    stage.control("modes", { mode, on: "transfer", times: 1, ...(mode.startsWith("t") ? { ms: 20 } : {}) });

  test.each(["timeout_after", "server_error_after"])("%s: the order was accepted", async (mode) => {
    await strike(mode);
    await expect(send()).rejects.toBeInstanceOf(GatewayNoAnswer);
    expect((await untilStatus("success")).amountMinor).toBe(100_000n);
    await expect(send()).rejects.toMatchObject({ reason: "duplicate_reference" });
  });

  test.each(["timeout_before", "bad_gateway"])("%s: the order was not accepted", async (mode) => {
    await strike(mode);
    await expect(send()).rejects.toBeInstanceOf(GatewayNoAnswer);
    await expect(stage.paystack.verifyTransfer(reference)).rejects.toMatchObject({ reason: "not_found" });
    expect((await send()).status).toBe("pending");
  });

  test.each([
    ["rate_limited", "rate_limited"],
    ["status_false", "other"],
  ])("%s is a no: %s", async (mode, reason) => {
    await strike(mode);
    await expect(send()).rejects.toMatchObject({ name: GatewayRefused.name, reason });
    expect(await stage.paystack.balance()).toBe(100_000_000n);
  });

  test("magic amounts cause faults here too", async () => {
    await expect(send("0123456702", 100_074n)).rejects.toBeInstanceOf(GatewayNoAnswer);
    expect((await send("0123456702", 100_074n)).status).toBe("pending");
  });

  test("passes a wrong amount and currency on, for the caller to compare", async () => {
    await send();
    await stage.control("modes", { mode: "wrong_amount", on: "verify_transfer" });
    await stage.control("modes", { mode: "wrong_currency", on: "verify_transfer" });
    const verified = await stage.paystack.verifyTransfer(reference);
    expect(verified).toMatchObject({ amountMinor: 50_000n, currency: "GHS" });
  });
});

test("lists many transfers by page, newest first", async () => {
  const recipientCode = await recipientOf("0123456702");
  const references = Array.from({ length: 210 }, (_, n) => `pay-${String(n).padStart(20, "0")}`);
  for (const reference of references) {
    await stage.paystack.transfer({ amountMinor: 10_000n, recipientCode, reference, reason: "" });
  }
  const found: string[] = [];
  for (let page = 1, hasMore = true; hasMore; page++) {
    const response = await stage.paystack.listTransfers({ page });
    found.push(...response.rows.map(({ reference }) => reference));
    hasMore = response.hasMore;
  }
  expect(found).toEqual(references.toReversed());
});

test.each([
  ["success", "paid"],
  ["failed", "failed"],
  ["abandoned", "failed"],
  ["blocked", "failed"],
  ["rejected", "failed"],
  ["reversed", "reversed"],
  ["pending", "open"],
  ["otp", "open"],
  ["received", "open"],
  ["a new word", "unknown"],
  ["constructor", "unknown"],
])("'%s' means %s", (status, outcome) => {
  expect(transferOutcome(status)).toBe(outcome);
});
