import { describe, expect, test } from "vitest";
import { GatewayNoAnswer } from "../errors";
import { gatewayReturning } from "./fake-server-for-tests";

const answer = (data: unknown) => JSON.stringify({ status: true, message: { text: "ok" }, data });
const paid = { id: 7, status: "success", reference: "dep-1", amount: 250_000, currency: "NGN" };
const verified = async (fields: object) =>
  (await gatewayReturning(200, answer({ ...paid, ...fields }))).verify("dep-1");

describe("a paid deposit is understood although", () => {
  test.each([
    ["the explanation is an object", { gateway_response: { code: "00" } }, { says: '{"code":"00"}' }],
    ["the explanation is a number", { gateway_response: 17 }, { says: "17" }],
    ["the explanation holds NUL", { gateway_response: "Appr\u0000oved\ud800" }, { says: "Approved" }],
    ["the channel is long", { channel: "c".repeat(60) }, { channel: "c".repeat(60) }],
    ["the channel is a list", { channel: ["card"] }, { channel: null }],
    ["the fee has a fraction", { fees: 150.5 }, { feeMinor: 151n }],
    ["the fee has a fraction, as text", { fees: "150.4" }, { feeMinor: 150n }],
    ["the fee is no number", { fees: { amount: 1 } }, { feeMinor: null }],
    ["the fee is negative", { fees: -1 }, { feeMinor: null }],
    ["who paid is odd", { authorization: 5, customer: [], paid_at: {} }, { sender: null, paidAt: null }],
  ])("%s", async (_, fields, understood) => {
    expect(await verified(fields)).toMatchObject({ status: "success", amountMinor: 250_000n, ...understood });
  });

  test("never one whose mode is not understood: it counts as not ours", async () => {
    expect(await verified({ domain: { mode: "live" } })).toMatchObject({ domain: "unreadable" });
  });

  test("never one whose amount is odd", async () => {
    await expect(verified({ amount: 250_000.5 })).rejects.toBeInstanceOf(GatewayNoAnswer);
  });
});

test("a transfer is understood although its explanations and its fee are odd", async () => {
  const odd = {
    fee_charged: 10.5,
    failures: [{ reason: "x" }],
    domain: "test",
    recipient: 3,
    transferred_at: [],
  };
  const transfer = { id: 9, status: "failed", reference: "pay-1", amount: 5_000, currency: "NGN", ...odd };
  const paystack = await gatewayReturning(200, answer(transfer));
  const found = await paystack.verifyTransfer("pay-1");
  expect(found).toMatchObject({ status: "failed", feeMinor: 11n, says: '[{"reason":"x"}]' });
});

test("a bank without a code is left out, and the others are listed", async () => {
  const bank = (id: number, fields: object) => ({
    id,
    code: "058",
    name: "Bank",
    slug: 5,
    active: "yes",
    ...fields,
  });
  const paystack = await gatewayReturning(
    200,
    answer([bank(1, {}), bank(2, { code: null }), null, bank(3, {})]),
  );
  expect((await paystack.banks()).map(({ id }) => id)).toEqual(["1", "3"]);
});

test("a chargeback is understood although words of it are odd", async () => {
  const dispute = { id: 4, status: "pending", refund_amount: 100, currency: 5, resolution: {}, category: [] };
  const paystack = await gatewayReturning(200, answer(dispute));
  expect(await paystack.fetchDispute("4")).toMatchObject({
    amountMinor: 100n,
    currency: "",
    resolution: null,
  });
});
