import { describe, expect, test } from "vitest";
import { readEvent } from "./events";

const read = (event: string, data: unknown) => readEvent(JSON.stringify({ event, data }));

const id = "18446744073709551615";

describe("the subject of an event", () => {
  test("a charge by card, and one to a dedicated account", () => {
    expect(read("charge.success", { reference: "dep-1", authorization: {} })).toEqual({
      kind: "payment",
      payment: { reference: "dep-1", gatewayRecordId: null },
      receiverAccount: null,
    });
    const authorization = { receiver_bank_account_number: "9912345678" };
    expect(read("charge.success", { reference: "1", authorization })).toMatchObject({
      receiverAccount: "9912345678",
    });
  });

  test.each([
    ["transfer.success", "paid"],
    ["transfer.failed", "failed"],
    ["transfer.reversed", "reversed"],
    ["transfer.new", null],
  ])("%s", (event, claims) => {
    expect(read(event, { reference: "pay-1", amount: "x" })).toEqual({
      kind: "transfer",
      transfer: { reference: "pay-1", gatewayRecordId: null },
      claims,
    });
  });

  test.each([
    ["refund.pending", { amount: "2500" }, { amountMinor: 2_500n, refundId: null }],
    ["refund.failed", { amount: 2_500 }, { amountMinor: 2_500n, refundId: null }],
    ["refund.needs-attention", { amount: 2_500, id: "77" }, { amountMinor: 2_500n, refundId: "77" }],
    ["refund.processed", { amount: null }, { amountMinor: null }],
  ])("%s with %j", (event, fields, expectedFields) => {
    const expected = { kind: "refund", payment: { reference: "dep-1" }, ...expectedFields };
    expect(read(event, { transaction_reference: "dep-1", ...fields })).toMatchObject(expected);
  });

  test("a dispute, with all digits of its id", () => {
    const body = `{"event":"charge.dispute.create","data":{"id":${id},"transaction":{"id":${id},"reference":"dep-1"}}}`;
    expect(readEvent(body)).toEqual({
      kind: "dispute",
      disputeId: id,
      payment: { reference: "dep-1", gatewayRecordId: id },
    });
  });

  test.each([{ transaction_id: 5 }, { bank_transfer: { transaction_id: "5", amount: "100" } }])(
    "a rejected bank transfer: %j",
    (data) => {
      expect(read("bank.transfer.rejected", { ...data, message_type: "INCORRECT_AMOUNT" })).toEqual({
        kind: "bank_transfer_rejected",
        paymentId: "5",
        reason: "INCORRECT_AMOUNT",
      });
    },
  );

  test.each([
    ["dedicatedaccount.assign.success", true],
    ["dedicatedaccount.assign.failed", false],
  ])("%s", (event, succeeded) => {
    const customer = { customer_code: "CUS_1", email: "ada@amana.test" };
    expect(read(event, { customer })).toEqual({
      kind: "account_assignment",
      succeeded,
      customerId: "CUS_1",
      email: "ada@amana.test",
    });
  });

  test("any other event is ignored", () => {
    expect(read("invoice.create", {})).toEqual({ kind: "other", event: "invoice.create" });
  });
});

test.each([
  ["charge.success", {}],
  ["transfer.success", { reference: "" }],
  ["refund.failed", { amount: 1 }],
  ["charge.dispute.create", { id: -1 }],
  ["bank.transfer.rejected", {}],
])("%s that misses what we need is not passed over", (event, data) => {
  expect(() => read(event, data)).toThrow();
});

test.each(["", "[]", "{}", '{"event":5}'])("%j is not an event", (body) => {
  expect(() => readEvent(body)).toThrow();
});
