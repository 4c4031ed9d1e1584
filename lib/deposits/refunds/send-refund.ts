import "server-only";
import { GatewayNoAnswer, GatewayRefused, gatewayOf } from "@/lib/gateways";
import type { GatewayRefund } from "@/lib/gateways/records";
import { areAgreementsTrue } from "@/lib/kernel/approvals/examine";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { unlessRefused } from "@/lib/kernel/refusal";
import { moveRefund } from "./commands/move-refund";
import { recordResponse } from "./record-response";
import { paymentOf, type RefundFacts, refundNow } from "./refund-row";

/**
 * Sends a refund to the gateway: writes the intent first, then makes the call, which only the writer of the intent does.
 * After a crash in between, the scheduled check reads the gateway's list before it resends.
 */
export async function sendRefund(refundId: string): Promise<void> {
  const refund = await refundNow(refundId);
  if (refund.state !== "REQUESTED") return;
  await mustBeAgreedTo(refund);
  const claimed = await unlessRefused(moveRefund(refund, "send"));
  if (claimed && !claimed.replayed) await callGateway(refundId);
}

/**
 * Resends a refund that the gateway's list still does not show long after it was sent. Only the first caller to claim it
 * resends.
 */
export async function resendRefund(refund: RefundFacts): Promise<void> {
  await mustBeAgreedTo(refund);
  const claimed = await unlessRefused(moveRefund(refund, "resend"));
  if (claimed && !claimed.replayed) await callGateway(refund.id);
}

/** Where two people had to agree to it: money leaves only on what they signed. Thrown, the job waits for staff. */
async function mustBeAgreedTo({ id, depositId }: RefundFacts): Promise<void> {
  if (!(await areAgreementsTrue([id, depositId])))
    throw new Error(`the refund ${id} is not sent: an approval about it is false`);
}

async function callGateway(refundId: string): Promise<void> {
  const refund = await refundNow(refundId);
  failpoint("wallet.refund.before");
  const response = await requestRefund(refund);
  failpoint("wallet.refund.after");
  if (response) await recordResponse(refund, response);
  failpoint("wallet.refund.recorded");
}

/** Undefined when the outcome at the gateway is unknown. */
async function requestRefund(refund: RefundFacts): Promise<GatewayRefund | "never" | "another" | undefined> {
  const { id, gateway, amountMinor, currency, reference } = refund;
  try {
    return await gatewayOf(gateway).sendRefund({
      payment: paymentOf(refund),
      amountMinor,
      currency,
      note: id,
      customerNote: `Amana refund ${reference}`,
    });
  } catch (error) {
    if (error instanceof GatewayNoAnswer) {
      log.warn("no answer from the gateway about sending a refund", { refundId: id, error: error.message });
      return undefined;
    }
    if (!(error instanceof GatewayRefused)) throw error;
    log.warn("the gateway refused a refund", { refundId: id, reason: error.reason, says: error.says });
    if (error.reason !== "rate_limited" && error.reason !== "insufficient_balance")
      return responseAfterRefusal(refund);
    // These pass by themselves or once finance has topped up the balance; every other refusal is final.
    await unlessRefused(moveRefund(refund, "wait", { failure: error.reason }));
    return undefined;
  }
}

/**
 * A refusal can mean that the money is being returned already: crediting the wallet would then pay twice. A refund of the
 * full amount made in the gateway's dashboard counts as this one.
 */
async function responseAfterRefusal(refund: RefundFacts): Promise<GatewayRefund | "never" | "another"> {
  const known = await gatewayOf(refund.gateway).refundsOf(paymentOf(refund));
  const ours = known.find(({ note }) => note === refund.id);
  if (ours) return ours;
  const others = known.filter(({ outcome }) => outcome !== "failed");
  const whole = others.find(({ amountMinor }) => amountMinor === refund.amountMinor);
  if (whole) return { ...whole, note: null };
  return others.length > 0 ? "another" : "never";
}
