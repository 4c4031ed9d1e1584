import { z } from "zod";
import type { GatewayEvent } from "../port";
import { parseBigIntegerJson } from "./big-integer-json";
import { id, minor, words } from "./fields";

const eventSchema = z.object({ event: z.string(), data: z.unknown() });

const charge = z.object({
  reference: z.string().min(1),
  authorization: z.object({ receiver_bank_account_number: words }).nullish().catch(null),
});

const transfer = z.object({ reference: z.string().min(1) });

/** The amount is a string or a number; only 'needs-attention' contains the refund's id. */
const refund = z.object({
  id: id.nullish().catch(null),
  transaction_reference: z.string().min(1),
  amount: minor.nullish().catch(null),
});

const dispute = z.object({
  id,
  transaction: z.object({ id: id.nullish(), reference: words }).nullish().catch(null),
  transaction_reference: words,
});

/** It contains no reference of ours, only the transaction's id. */
const rejected = z.object({
  transaction_id: id.nullish(),
  bank_transfer: z.object({ transaction_id: id.nullish() }).nullish().catch(null),
  message_type: words,
});

const assigned = z.object({
  customer: z.object({ customer_code: words, email: words }).nullish().catch(null),
});

/**
 * The subject of a webhook.
 * @throws SyntaxError if it is not JSON; ZodError if a known event lacks a required field
 */
export function readEvent(body: string): GatewayEvent {
  const { event, data } = eventSchema.parse(parseBigIntegerJson(body));
  if (event === "charge.success") return chargeOf(data);
  if (event.startsWith("transfer.")) return transferOf(event, data);
  if (event.startsWith("refund.")) return refundOf(data);
  if (event.startsWith("charge.dispute.")) return disputeOf(data);
  if (event === "bank.transfer.rejected") return rejectionOf(data);
  if (event.startsWith("dedicatedaccount.assign.")) return assignmentOf(event, data);
  return { kind: "other", event };
}

/** Our reference, or Paystack's own if the payment started there. */
const byReference = (reference: string) => ({ reference, gatewayRecordId: null });

function chargeOf(data: unknown): GatewayEvent {
  const { reference, authorization } = charge.parse(data);
  return {
    kind: "payment",
    payment: byReference(reference),
    receiverAccount: authorization?.receiver_bank_account_number ?? null,
  };
}

const claims = {
  "transfer.success": "paid",
  "transfer.failed": "failed",
  "transfer.reversed": "reversed",
} as const;

function transferOf(event: string, data: unknown): GatewayEvent {
  const { reference } = transfer.parse(data);
  const claimed = Object.hasOwn(claims, event) ? claims[event as keyof typeof claims] : null;
  return { kind: "transfer", transfer: byReference(reference), claims: claimed };
}

function refundOf(data: unknown): GatewayEvent {
  const { id: refundId = null, transaction_reference, amount = null } = refund.parse(data);
  return { kind: "refund", refundId, payment: byReference(transaction_reference), amountMinor: amount };
}

function disputeOf(data: unknown): GatewayEvent {
  const fields = dispute.parse(data);
  const reference = fields.transaction_reference ?? fields.transaction?.reference;
  return {
    kind: "dispute",
    disputeId: fields.id,
    payment: reference ? { reference, gatewayRecordId: fields.transaction?.id ?? null } : null,
  };
}

function rejectionOf(data: unknown): GatewayEvent {
  const fields = rejected.parse(data);
  const paymentId = id.parse(fields.transaction_id ?? fields.bank_transfer?.transaction_id);
  return { kind: "bank_transfer_rejected", paymentId, reason: fields.message_type ?? null };
}

function assignmentOf(event: string, data: unknown): GatewayEvent {
  const { customer } = assigned.parse(data);
  return {
    kind: "account_assignment",
    succeeded: event.endsWith(".success"),
    customerId: customer?.customer_code ?? null,
    email: customer?.email ?? null,
  };
}
