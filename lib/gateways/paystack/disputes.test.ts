import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GatewayNoAnswer } from "../errors";
import { type Beside, clientBesideGateway } from "./gateway-for-tests";
import { disputeOutcome } from "./outcomes";

let beside: Beside;
beforeAll(async () => {
  beside = await clientBesideGateway();
});
beforeEach(() => beside.begin());
afterAll(() => beside.simulators.stop());

const evidence = {
  customerEmail: "ada@amana.test",
  customerName: "Ada Obi",
  customerPhone: "+2348031234567",
  serviceDetails: "A phone, handed over on 12 November",
};

async function raise(fields: object = {}) {
  const paid = await beside.paid("dep-1", 250_000n);
  const { id } = await beside.control("paystack/disputes", { reference: "dep-1", ...fields });
  return { id: String(id), paid, before: await beside.paystack.balance() };
}

const answer = (resolution: "merchant-accepted" | "declined", refundAmountMinor = 250_000n) => ({
  resolution,
  message: "It was delivered",
  refundAmountMinor,
});

test("a chargeback names the payment, the amount and until when we may answer", async () => {
  const { id, paid } = await raise();
  const [, told] = await beside.events("charge.dispute.create");
  const payment = { reference: "dep-1", gatewayRecordId: paid.id };
  expect(told).toEqual({ kind: "dispute", disputeId: id, payment });
  const dispute = await beside.paystack.fetchDispute(id);
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
  const { rows } = await beside.paystack.listDisputes({ status: "awaiting-merchant-feedback" });
  expect(rows).toEqual([dispute]);
  expect((await beside.paystack.listDisputes({ status: "resolved" })).rows).toEqual([]);
});

test("we argue with words and a file, decline, and the bank decides for us: the money stays", async () => {
  const { id, before } = await raise();
  expect(await beside.paystack.addEvidence(id, evidence)).toMatch(/^\d+$/);
  const { signedUrl, fileName } = await beside.paystack.uploadUrl(id, "receipt.pdf");
  await beside.paystack.upload(signedUrl, new Uint8Array([1, 2, 3]), "application/pdf");
  const declined = await beside.paystack.resolveDispute(id, {
    ...answer("declined", 0n),
    uploadedFilename: fileName,
  });
  expect(declined.status).toBe("awaiting-bank-feedback");
  await beside.control("paystack/disputes/resolve", { id, resolution: "declined" });
  expect(disputeOutcome(await beside.paystack.fetchDispute(id))).toBe("won");
  expect(await beside.paystack.balance()).toBe(before);
  expect((await beside.events("charge.dispute.resolve")).at(-1)).toMatchObject({ disputeId: id });
});

describe("We lose the money", () => {
  test("when we accept, wholly or in part", async () => {
    const { id, before } = await raise();
    const accepted = await beside.paystack.resolveDispute(id, answer("merchant-accepted", 100_000n));
    expect(accepted).toMatchObject({ status: "resolved", amountMinor: 100_000n });
    expect(disputeOutcome(accepted)).toBe("lost");
    expect(await beside.paystack.balance()).toBe(before - 100_000n);
  });

  test("when the customer's bank decides so", async () => {
    const { id, before } = await raise();
    await beside.paystack.resolveDispute(id, answer("declined", 0n));
    await beside.control("paystack/disputes/resolve", { id, resolution: "bank-accepted" });
    expect(disputeOutcome(await beside.paystack.fetchDispute(id))).toBe("lost");
    expect(await beside.paystack.balance()).toBe(before - 250_000n);
    expect((await beside.paystack.verify("dep-1")).status).toBe("reversed");
  });

  test("when we have not answered in time", async () => {
    const { id, before } = await raise({ dueInHours: 2 });
    await beside.control("settings", { aheadMs: 2 * 3_600_000 + 1 });
    const lost = await beside.paystack.fetchDispute(id);
    expect(lost).toMatchObject({ status: "resolved", resolution: "auto-accepted" });
    expect(await beside.paystack.balance()).toBe(before - 250_000n);
    await expect(beside.paystack.resolveDispute(id, answer("declined"))).rejects.toMatchObject({
      says: expect.stringContaining("422"),
    });
    await beside.control("settings", { aheadMs: 0 });
  });
});

describe("the gateway says no", () => {
  test("to an answer about a file that was never uploaded, or an amount above the dispute's", async () => {
    const { id } = await raise();
    const lie = { ...answer("declined"), uploadedFilename: "never.pdf" };
    await expect(beside.paystack.resolveDispute(id, lie)).rejects.toMatchObject({
      says: expect.stringContaining("400"),
    });
    const much = answer("merchant-accepted", 250_001n);
    await expect(beside.paystack.resolveDispute(id, much)).rejects.toMatchObject({
      says: expect.stringContaining("400"),
    });
  });

  test("to a dispute it has never heard of", async () => {
    await expect(beside.paystack.fetchDispute("1")).rejects.toMatchObject({ reason: "not_found" });
    await expect(beside.paystack.addEvidence("1", evidence)).rejects.toMatchObject({ reason: "not_found" });
  });
});

test.each(["http://169.254.169.254/latest", "file:///etc/passwd", "nonsense"])(
  "nothing is put at %s, whoever names it",
  async (address) => {
    await expect(beside.paystack.upload(address, new Uint8Array([1]), "text/plain")).rejects.toBeInstanceOf(
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
