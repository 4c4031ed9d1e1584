import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GatewayNoAnswer } from "../errors";
import { openPaystackStage, type PaystackClientStage } from "./gateway-for-tests";
import { disputeOutcome } from "./outcomes";

let stage: PaystackClientStage;
beforeAll(async () => {
  stage = await openPaystackStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.simulators.stop());

const evidence = {
  customerEmail: "ada@amana.test",
  customerName: "Ada Obi",
  customerPhone: "+2348031234567",
  serviceDetails: "A phone, handed over on 12 November",
};

async function raise(fields: object = {}) {
  const paid = await stage.paid("dep-1", 250_000n);
  const { id } = await stage.control("paystack/disputes", { reference: "dep-1", ...fields });
  return { id: String(id), paid, before: await stage.paystack.balance() };
}

const response = (resolution: "merchant-accepted" | "declined", refundAmountMinor = 250_000n) => ({
  resolution,
  message: "It was delivered",
  refundAmountMinor,
});

test("a chargeback contains the payment, the amount and the deadline for our response", async () => {
  const { id, paid } = await raise();
  const [, event] = await stage.events("charge.dispute.create");
  const payment = { reference: "dep-1", gatewayRecordId: paid.id };
  expect(event).toEqual({ kind: "dispute", disputeId: id, payment });
  const dispute = await stage.paystack.fetchDispute(id);
  expect(dispute).toMatchObject({
    status: "awaiting-merchant-feedback",
    transactionId: paid.id,
    reference: "dep-1",
    amountMinor: 250_000n,
    resolution: null,
    category: "chargeback",
  });
  expect(dispute.dueAt?.getTime()).toBeGreaterThan(Date.now() + 15 * 3_600_000);
  expect(disputeOutcome(dispute)).toBe("open");
  const { rows } = await stage.paystack.listDisputes({ status: "awaiting-merchant-feedback" });
  expect(rows).toEqual([dispute]);
  expect((await stage.paystack.listDisputes({ status: "resolved" })).rows).toEqual([]);
});

test("we submit evidence and a file, decline, and win: the money stays", async () => {
  const { id, before } = await raise();
  expect(await stage.paystack.addEvidence(id, evidence)).toMatch(/^\d+$/);
  const { signedUrl, fileName } = await stage.paystack.uploadUrl(id, "receipt.pdf");
  await stage.paystack.upload(signedUrl, new Uint8Array([1, 2, 3]), "application/pdf");
  const declined = await stage.paystack.resolveDispute(id, {
    ...response("declined", 0n),
    uploadedFilename: fileName,
  });
  expect(declined.status).toBe("awaiting-bank-feedback");
  await stage.control("paystack/disputes/resolve", { id, resolution: "declined" });
  expect(disputeOutcome(await stage.paystack.fetchDispute(id))).toBe("won");
  expect(await stage.paystack.balance()).toBe(before);
  expect((await stage.events("charge.dispute.resolve")).at(-1)).toMatchObject({ disputeId: id });
});

describe("we lose the money", () => {
  test("when we accept, in full or in part", async () => {
    const { id, before } = await raise();
    const accepted = await stage.paystack.resolveDispute(id, response("merchant-accepted", 100_000n));
    expect(accepted).toMatchObject({ status: "resolved", amountMinor: 100_000n });
    expect(disputeOutcome(accepted)).toBe("lost");
    expect(await stage.paystack.balance()).toBe(before - 100_000n);
  });

  test("when the customer's bank decides so", async () => {
    const { id, before } = await raise();
    await stage.paystack.resolveDispute(id, response("declined", 0n));
    await stage.control("paystack/disputes/resolve", { id, resolution: "bank-accepted" });
    expect(disputeOutcome(await stage.paystack.fetchDispute(id))).toBe("lost");
    expect(await stage.paystack.balance()).toBe(before - 250_000n);
    expect((await stage.paystack.verify("dep-1")).status).toBe("reversed");
  });

  test("when we miss the deadline", async () => {
    const { id, before } = await raise({ dueInHours: 2 });
    await stage.control("settings", { aheadMs: 2 * 3_600_000 + 1 });
    const lost = await stage.paystack.fetchDispute(id);
    expect(lost).toMatchObject({ status: "resolved", resolution: "auto-accepted" });
    expect(await stage.paystack.balance()).toBe(before - 250_000n);
    await expect(stage.paystack.resolveDispute(id, response("declined"))).rejects.toMatchObject({
      says: expect.stringContaining("422"),
    });
    await stage.control("settings", { aheadMs: 0 });
  });
});

describe("the gateway refuses", () => {
  test("a response with a missing file, or an amount above the dispute's", async () => {
    const { id } = await raise();
    const invented = { ...response("declined"), uploadedFilename: "never.pdf" };
    await expect(stage.paystack.resolveDispute(id, invented)).rejects.toMatchObject({
      says: expect.stringContaining("400"),
    });
    const excessive = response("merchant-accepted", 250_001n);
    await expect(stage.paystack.resolveDispute(id, excessive)).rejects.toMatchObject({
      says: expect.stringContaining("400"),
    });
  });

  test("an unknown dispute", async () => {
    await expect(stage.paystack.fetchDispute("1")).rejects.toMatchObject({ reason: "not_found" });
    await expect(stage.paystack.addEvidence("1", evidence)).rejects.toMatchObject({ reason: "not_found" });
  });
});

test.each(["http://169.254.169.254/latest", "file:///etc/passwd", "nonsense"])(
  "refuses to upload to %s",
  async (address) => {
    await expect(stage.paystack.upload(address, new Uint8Array([1]), "text/plain")).rejects.toBeInstanceOf(
      GatewayNoAnswer,
    );
  },
);

test.each([
  ["resolved", "declined", "won"],
  ["resolved", "merchant-accepted", "lost"],
  ["resolved", "auto-accepted", "lost"],
  ["resolved", "bank-accepted", "lost"],
  ["resolved", "a new word", "unknown"],
  ["resolved", null, "unknown"],
  ["pending", "declined", "open"],
])("'%s' as %s means %s", (status, resolution, outcome) => {
  expect(disputeOutcome({ status, resolution })).toBe(outcome);
});
