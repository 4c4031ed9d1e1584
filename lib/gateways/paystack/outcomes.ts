import type { DisputeOutcome, PaymentOutcome, RefundOutcome, TransferOutcome } from "../records";

// What each of Paystack's words means for our books. A word that we do not know is never final: we ask again.

const paymentWords: Record<string, PaymentOutcome> = {
  success: "paid",
  failed: "failed",
  abandoned: "abandoned",
  ongoing: "open",
  pending: "open",
  processing: "open",
  queued: "open",
};

/** Only 'success' means paid. A reversal has several words, all of which begin alike: it was paid, and goes back. */
export function paymentOutcome(status: string): PaymentOutcome {
  return status.startsWith("revers") ? "reversed" : meaningOf(paymentWords, status);
}

const transferWords: Record<string, TransferOutcome> = {
  success: "paid",
  failed: "failed",
  abandoned: "failed",
  blocked: "failed",
  rejected: "failed",
  reversed: "reversed",
  pending: "open",
  otp: "open",
  received: "open",
  processing: "open",
  queued: "open",
};

export const transferOutcome = (status: string): TransferOutcome => meaningOf(transferWords, status);

const refundWords: Record<string, RefundOutcome> = {
  processed: "paid",
  failed: "failed",
  "needs-attention": "needs_account",
  pending: "open",
  processing: "open",
};

export const refundOutcome = (status: string): RefundOutcome => meaningOf(refundWords, status);

function meaningOf<Outcome>(words: Record<string, Outcome>, status: string): Outcome | "unknown" {
  return (Object.hasOwn(words, status) && words[status]) || "unknown";
}

export function disputeOutcome({
  status,
  resolution,
}: {
  status: string;
  resolution: string | null;
}): DisputeOutcome {
  if (status !== "resolved") return "open";
  if (resolution === "declined") return "won";
  return /^(merchant|auto|bank)-accepted$/.test(resolution ?? "") ? "lost" : "unknown";
}
