import { expect } from "vitest";
import type { Rehearsal } from "../contract-for-tests";
import { fresh, like, money, nobody, reading, type Stage } from "./stage-for-tests";

const argument = {
  message: "It was delivered.",
  evidence: {
    customerEmail: "ada@amana.test",
    customerName: "Ada Obi",
    customerPhone: "+2348031234567",
    serviceDetails: "Airtime",
  },
  document: { bytes: new Uint8Array([37, 80]), name: "evidence.pdf", contentType: "application/pdf" },
};

/** Money back to where it came from. */
const refunds = (stage: Stage): Record<string, Rehearsal> => ({
  sendRefund: {
    // Whole: a second one would be more than was paid. Of a part the caller looks for its note first.
    prepare: async () =>
      stage.gateway.sendRefund.bind(null, { ...money, payment: await stage.paid(), note: fresh("note") }),
    answers: like({ ...money, outcome: "open" }),
    again: "other",
    refused: {
      call: () => stage.gateway.sendRefund({ ...money, payment: nobody, note: "note" }),
      reason: "not_found",
    },
    misbehave: stage.faultOn("refund"),
  },
  refund: {
    ...reading,
    prepare: async () => stage.gateway.refund.bind(null, await sentRefund(stage)),
    answers: like({ ...money, outcome: "open" }),
    refused: { call: () => stage.gateway.refund("1"), reason: "not_found" },
    misbehave: stage.faultOn("fetch_refund"),
  },
  refundsOf: {
    ...reading,
    prepare: async () => {
      const payment = await stage.paid();
      await stage.gateway.sendRefund({ ...money, payment, note: "our note" });
      return stage.gateway.refundsOf.bind(null, payment);
    },
    answers: (refunds) => expect(refunds).toMatchObject([{ ...money, note: "our note" }]),
    refused: null,
    misbehave: stage.faultOn("list"),
  },
  sendRefundTo: {
    prepare: async () => {
      const id = await needyRefund(stage);
      const [bank] = await stage.gateway.banks("NGN");
      const to = { accountNumber: "0123456701", bankId: bank?.id ?? "", currency: "NGN" };
      return stage.gateway.sendRefundTo.bind(null, id, to);
    },
    answers: like({ ...money, outcome: "open" }),
    again: "other",
    refused: {
      call: async () =>
        stage.gateway.sendRefundTo(await sentRefund(stage), {
          accountNumber: "0123456701",
          bankId: "1",
          currency: "NGN",
        }),
      reason: "other",
    },
    misbehave: stage.faultOn("retry_refund"),
  },
  refunds: stage.list(() => stage.gateway.refunds({})),
});

/** Chargebacks. */
const disputes = (stage: Stage): Record<string, Rehearsal> => ({
  dispute: {
    ...reading,
    prepare: async () => stage.gateway.dispute.bind(null, await dispute(stage)),
    answers: like({ ...money, outcome: "open", waitsForUs: true }),
    refused: { call: () => stage.gateway.dispute("1"), reason: "not_found" },
    misbehave: stage.faultOn("fetch_dispute"),
  },
  acceptDispute: {
    prepare: async () =>
      stage.gateway.acceptDispute.bind(null, await dispute(stage), { ...money, message: "We agree." }),
    answers: like({ outcome: "lost", waitsForUs: false }),
    again: "other",
    refused: {
      call: () => stage.gateway.acceptDispute("1", { ...money, message: "We agree." }),
      reason: "not_found",
    },
    misbehave: stage.faultOn("resolve_dispute"),
  },
  contestDispute: {
    prepare: async () => stage.gateway.contestDispute.bind(null, await dispute(stage), argument),
    answers: like({ outcome: "open", waitsForUs: false }),
    again: "other",
    refused: { call: () => stage.gateway.contestDispute("1", argument), reason: "not_found" },
    misbehave: stage.faultOn("resolve_dispute"),
  },
  disputes: stage.list(() => stage.gateway.disputes({})),
});

/** Money that goes back: refunds, and chargebacks. */
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

async function needyRefund(stage: Stage) {
  const id = await sentRefund(stage);
  await stage.beside.control("paystack/refunds/move", { id, to: "needs-attention" });
  return id;
}

async function dispute(stage: Stage) {
  const { reference } = await stage.paid();
  const { id } = await stage.beside.control("paystack/disputes", { reference });
  return String(id);
}
