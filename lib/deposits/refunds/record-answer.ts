import "server-only";
import type { GatewayRefund } from "@/lib/gateways/records";
import { log } from "@/lib/kernel/log";
import { unlessRefused } from "@/lib/kernel/refusal";
import { moveRefund } from "./commands/move-refund";
import { mayMakeMove, type RefundMoveName } from "./moves";
import type { RefundFacts } from "./refund-row";

/**
 * Writes down what the gateway says of a refund: 'never' where it will not send it, 'another' where it knows one that is not
 * ours. What it says of another amount or currency is for staff.
 */
export async function recordAnswer(
  refund: RefundFacts,
  answer: GatewayRefund | "never" | "another",
): Promise<void> {
  if (answer === "never") return make(refund, "fail", null, "gateway_refused");
  if (answer === "another") return make(refund, "stall", null, "another_refund");
  mustBeThis(refund, answer);
  const { id, outcome } = answer;
  if (outcome === "paid") return make(refund, "finish", id, null);
  if (outcome === "failed") return make(refund, "fail", id, "gateway_failed");
  if (outcome === "needs_account") return make(refund, "stall", id, "needs_attention");
  return make(refund, "accept", id, null);
}

/** A word that changes nothing is no move; the clock looks again. */
async function make(
  refund: RefundFacts,
  name: Extract<RefundMoveName, "accept" | "stall" | "finish" | "fail">,
  gatewayRecordId: string | null,
  failure: string | null,
): Promise<void> {
  const isStillSame =
    (name === "accept" && refund.state === "SENT") ||
    (name === "stall" && refund.state === "NEEDS_ATTENTION");
  if (isStillSame || !mayMakeMove(refund.state, name)) return;
  await unlessRefused(moveRefund(refund, name, { gatewayRecordId, failure }));
  if (name === "stall") log.error("a refund waits for staff", { refundId: refund.id, failure });
}

function mustBeThis(refund: RefundFacts, answer: GatewayRefund): void {
  const { id, amountMinor, currency, paymentId, gatewayRecordId } = refund;
  const isKnownByName = answer.note === null || answer.note === id;
  const isThis =
    answer.amountMinor === amountMinor &&
    answer.currency === currency &&
    !answer.isOtherMode &&
    (isKnownByName || answer.id === gatewayRecordId) &&
    (answer.paymentId === null || answer.paymentId === paymentId);
  if (!isThis) throw new Error(`the gateway answered for another refund than ${id}`);
}
