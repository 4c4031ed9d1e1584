import { z } from "zod";
import { id, minor, words } from "./fields";
import { parseWhole } from "./whole-json";

/** What a webhook is about: only what we need to ask the gateway itself. Nothing else of it is believed. */
export type GatewayEvent =
  | { kind: "charge"; reference: string; receiverAccount: string | null }
  | { kind: "transfer"; reference: string; event: string }
  | {
      kind: "refund";
      event: string;
      refundId: string | null;
      transactionReference: string;
      amountMinor: bigint | null;
    }
  | {
      kind: "dispute";
      event: string;
      disputeId: string;
      transactionId: string | null;
      reference: string | null;
    }
  | { kind: "bank_transfer_rejected"; transactionId: string; messageType: string | null }
  | { kind: "account_assignment"; succeeded: boolean; customerCode: string | null; email: string | null }
  | { kind: "other"; event: string };

const named = z.object({ event: z.string().max(100), data: z.unknown() });

const charge = z.object({
  reference: z.string().min(1),
  authorization: z.object({ receiver_bank_account_number: words }).nullish().catch(null),
});

const transfer = z.object({ reference: z.string().min(1) });

/** The amount is a string or a number; only 'needs-attention' names the refund. */
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

/** It carries no reference of ours: the transaction's id is all there is. */
const rejected = z.object({
  transaction_id: id.nullish(),
  bank_transfer: z.object({ transaction_id: id.nullish() }).nullish().catch(null),
  message_type: words,
});

const assigned = z.object({
  customer: z.object({ customer_code: words, email: words }).nullish().catch(null),
});

/**
 * What a webhook's body is about.
 * @throws SyntaxError where it is no JSON; ZodError where it names an event we know, and misses what we need of it
 */
export function readEvent(body: string): GatewayEvent {
  const { event, data } = named.parse(parseWhole(body));
  if (event === "charge.success") return chargeOf(data);
  if (event.startsWith("transfer.")) return { kind: "transfer", event, ...transfer.parse(data) };
  if (event.startsWith("refund.")) return refundOf(event, data);
  if (event.startsWith("charge.dispute.")) return disputeOf(event, data);
  if (event === "bank.transfer.rejected") return rejectionOf(data);
  if (event.startsWith("dedicatedaccount.assign.")) return assignmentOf(event, data);
  return { kind: "other", event };
}

function chargeOf(data: unknown): GatewayEvent {
  const { reference, authorization } = charge.parse(data);
  return {
    kind: "charge",
    reference,
    receiverAccount: authorization?.receiver_bank_account_number ?? null,
  };
}

function refundOf(event: string, data: unknown): GatewayEvent {
  const { id: refundId = null, transaction_reference, amount = null } = refund.parse(data);
  return {
    kind: "refund",
    event,
    refundId,
    transactionReference: transaction_reference,
    amountMinor: amount,
  };
}

function disputeOf(event: string, data: unknown): GatewayEvent {
  const told = dispute.parse(data);
  return {
    kind: "dispute",
    event,
    disputeId: told.id,
    transactionId: told.transaction?.id ?? null,
    reference: told.transaction_reference ?? told.transaction?.reference ?? null,
  };
}

function rejectionOf(data: unknown): GatewayEvent {
  const told = rejected.parse(data);
  const transactionId = id.parse(told.transaction_id ?? told.bank_transfer?.transaction_id);
  return { kind: "bank_transfer_rejected", transactionId, messageType: told.message_type ?? null };
}

function assignmentOf(event: string, data: unknown): GatewayEvent {
  const { customer } = assigned.parse(data);
  return {
    kind: "account_assignment",
    succeeded: event.endsWith(".success"),
    customerCode: customer?.customer_code ?? null,
    email: customer?.email ?? null,
  };
}
