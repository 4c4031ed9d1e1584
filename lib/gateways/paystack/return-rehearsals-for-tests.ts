import { expect } from "vitest";
import type { Rehearsal } from "../contract-for-tests";
import { fresh, like, money, reading, type Stage, unknownPayment } from "./stage-for-tests";

const response = {
  message: "It was delivered.",
  evidence: {
    customerEmail: "ada@amana.test",
    customerName: "Ada Obi",
    customerPhone: "+2348031234567",
    serviceDetails: "Airtime",
  },
  document: { bytes: new Uint8Array([37, 80]), name: "evidence.pdf", contentType: "application/pdf" },
};

/** Refunds. */
const refunds = (stage: Stage): Record<string, Rehearsal> => ({
  sendRefund: {
    // In full: a second one would exceed the payment. For a partial refund the caller first looks for its note.
    prepare: async () =>
      stage.gateway.sendRefund.bind(null, { ...money, payment: await stage.paid(), note: fresh("note") }),
    expectResponse: like({ ...money, outcome: "open" }),
    repeated: "other",
    refused: {
      call: () => stage.gateway.sendRefund({ ...money, payment: unknownPayment, note: "note" }),
      reason: "not_found",
    },
    injectFault: stage.faultOn("refund"),
  },
  refund: {
    ...reading,
    prepare: async () => stage.gateway.refund.bind(null, await sentRefund(stage)),
    expectResponse: like({ ...money, outcome: "open" }),
    refused: { call: () => stage.gateway.refund("1"), reason: "not_found" },
    injectFault: stage.faultOn("fetch_refund"),
  },
  refundsOf: {
    ...reading,
    prepare: async () => {
      const payment = await stage.paid();
      await stage.gateway.sendRefund({ ...money, payment, note: "our note" });
      return stage.gateway.refundsOf.bind(null, payment);
    },
    expectResponse: (refunds) => expect(refunds).toMatchObject([{ ...money, note: "our note" }]),
    refused: null,
    injectFault: stage.faultOn("list"),
  },
  sendRefundTo: {
    prepare: async () => {
      const id = await refundNeedingAttention(stage);
      const [bank] = await stage.gateway.banks("NGN");
      const to = { accountNumber: "0123456701", bankId: bank?.id ?? "", currency: "NGN" };
      return stage.gateway.sendRefundTo.bind(null, id, to);
    },
    expectResponse: like({ ...money, outcome: "open" }),
    repeated: "other",
    refused: {
      call: async () =>
        stage.gateway.sendRefundTo(await sentRefund(stage), {
          accountNumber: "0123456701",
          bankId: "1",
          currency: "NGN",
        }),
      reason: "other",
    },
    injectFault: stage.faultOn("retry_refund"),
  },
  refunds: stage.list(() => stage.gateway.refunds({})),
});

/** Chargebacks. */
const disputes = (stage: Stage): Record<string, Rehearsal> => ({
  dispute: {
    ...reading,
    prepare: async () => stage.gateway.dispute.bind(null, await dispute(stage)),
    expectResponse: like({ ...money, outcome: "open", waitsForUs: true }),
    refused: { call: () => stage.gateway.dispute("1"), reason: "not_found" },
    injectFault: stage.faultOn("fetch_dispute"),
  },
  acceptDispute: {
    prepare: async () =>
      stage.gateway.acceptDispute.bind(null, await dispute(stage), { ...money, message: "We agree." }),
    expectResponse: like({ outcome: "lost", waitsForUs: false }),
    repeated: "other",
    refused: {
      call: () => stage.gateway.acceptDispute("1", { ...money, message: "We agree." }),
      reason: "not_found",
    },
    injectFault: stage.faultOn("resolve_dispute"),
  },
  contestDispute: {
    prepare: async () => stage.gateway.contestDispute.bind(null, await dispute(stage), response),
    expectResponse: like({ outcome: "open", waitsForUs: false }),
    repeated: "other",
    refused: { call: () => stage.gateway.contestDispute("1", response), reason: "not_found" },
    injectFault: stage.faultOn("resolve_dispute"),
  },
  disputes: stage.list(() => stage.gateway.disputes({})),
});

/** Returned money: refunds and chargebacks. */
export const returnRehearsals = (stage: Stage): Record<string, Rehearsal> => ({
  ...refunds(stage),
  ...disputes(stage),
});

async function sentRefund(stage: Stage) {
  const { id } = await stage.gateway.sendRefund({
    ...money,
    payment: await stage.paid(),
    note: fresh("note"),
  });
  return id ?? "";
}

async function refundNeedingAttention(stage: Stage) {
  const id = await sentRefund(stage);
  await stage.client.control("paystack/refunds/move", { id, to: "needs-attention" });
  return id;
}

async function dispute(stage: Stage) {
  const { reference } = await stage.paid();
  const { id } = await stage.client.control("paystack/disputes", { reference });
  return String(id);
}
