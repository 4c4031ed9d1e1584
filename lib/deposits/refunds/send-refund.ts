import "server-only";
import { GatewayNoAnswer, GatewayRefused, gatewayOf } from "@/lib/gateways";
import type { GatewayRefund } from "@/lib/gateways/records";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { unlessRefused } from "@/lib/kernel/refusal";
import { moveRefund } from "./commands/move-refund";
import { recordAnswer } from "./record-answer";
import { paymentOf, type RefundFacts, refundNow } from "./refund-row";

/**
 * Asks the gateway to send a refund: the intent first, then the call, and only by whoever wrote the intent. A crash in
 * between leaves it to the clock, which looks in the gateway's list before anything is asked again.
 */
export async function sendRefund(refundId: string): Promise<void> {
  const refund = await refundNow(refundId);
  if (refund.state !== "REQUESTED") return;
  const begun = await unlessRefused(moveRefund(refund, "send"));
  if (begun && !begun.replayed) await orderRefund(refundId);
}

/**
 * The gateway's list has been read and shows nothing of a refund that was asked for long ago: it is asked for again, by
 * whoever claims that first.
 */
export async function sendAgain(refund: RefundFacts): Promise<void> {
  const claimed = await unlessRefused(moveRefund(refund, "resend"));
  if (claimed && !claimed.replayed) await orderRefund(refund.id);
}

async function orderRefund(refundId: string): Promise<void> {
  const refund = await refundNow(refundId);
  failpoint("wallet.refund.before");
  const answer = await ask(refund);
  failpoint("wallet.refund.after");
  if (answer) await recordAnswer(refund, answer);
  failpoint("wallet.refund.recorded");
}

/** Undefined where nothing is known of what the gateway did. */
async function ask(refund: RefundFacts): Promise<GatewayRefund | "never" | "another" | undefined> {
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
      log.warn("the gateway did not say whether it sends a refund", { refundId: id, error: error.message });
      return undefined;
    }
    if (!(error instanceof GatewayRefused)) throw error;
    log.warn("the gateway refused a refund", { refundId: id, reason: error.reason, says: error.says });
    if (error.reason !== "rate_limited" && error.reason !== "insufficient_balance") return refusedFor(refund);
    // These pass by themselves, or once finance has topped the balance up; every other no is final.
    await unlessRefused(moveRefund(refund, "wait", { failure: error.reason }));
    return undefined;
  }
}

/**
 * A refusal may mean that the money goes back already: then giving it to the wallet would pay it twice. Where somebody has
 * sent all of it back at the gateway itself, that refund is this one.
 */
async function refusedFor(refund: RefundFacts): Promise<GatewayRefund | "never" | "another"> {
  const known = await gatewayOf(refund.gateway).refundsOf(paymentOf(refund));
  const ours = known.find(({ note }) => note === refund.id);
  if (ours) return ours;
  const others = known.filter(({ outcome }) => outcome !== "failed");
  const whole = others.find(({ amountMinor }) => amountMinor === refund.amountMinor);
  if (whole) return { ...whole, note: null };
  return others.length > 0 ? "another" : "never";
}
