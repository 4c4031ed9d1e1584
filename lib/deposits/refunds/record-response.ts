import "server-only";
import type { GatewayRefund } from "@/lib/gateways/records";
import { log } from "@/lib/kernel/log";
import { unlessRefused } from "@/lib/kernel/refusal";
import { moveRefund } from "./commands/move-refund";
import { mayMakeMove, type RefundMoveName } from "./machine";
import type { RefundFacts } from "./refund-row";

/**
 * Records the gateway's response about a refund: 'never' when it will not send it, 'another' when it has a different refund
 * of the payment.
 * @throws Error when the response is about another amount, currency or payment; staff decide
 */
export async function recordResponse(
  refund: RefundFacts,
  response: GatewayRefund | "never" | "another",
): Promise<void> {
  if (response === "never") return makeMove(refund, "fail", null, "gateway_refused");
  if (response === "another") return makeMove(refund, "stall", null, "another_refund");
  assertMatches(refund, response);
  const { id, outcome } = response;
  if (outcome === "paid") return makeMove(refund, "finish", id, null);
  if (outcome === "failed") return makeMove(refund, "fail", id, "gateway_failed");
  if (outcome === "needs_account") return makeMove(refund, "stall", id, "needs_attention");
  return makeMove(refund, "accept", id, null);
}

/** A response that changes nothing makes no move; the scheduled check goes on. */
async function makeMove(
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
  if (name === "stall") log.error("a refund needs staff attention", { refundId: refund.id, failure });
}

function assertMatches(refund: RefundFacts, response: GatewayRefund): void {
  const { id, amountMinor, currency, paymentId, gatewayRecordId } = refund;
  const hasOurNote = response.note === null || response.note === id;
  const matches =
    response.amountMinor === amountMinor &&
    response.currency === currency &&
    !response.isOtherMode &&
    (hasOurNote || response.id === gatewayRecordId) &&
    (response.paymentId === null || response.paymentId === paymentId);
  if (!matches) throw new Error(`the gateway returned another refund than ${id}`);
}
