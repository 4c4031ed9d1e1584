/** What each of the gateway's words means for our books. A word we do not know is never final: we ask again. */

export type TransferOutcome = "paid" | "failed" | "reversed" | "open";

const transferWords: Record<string, TransferOutcome> = {
  success: "paid",
  failed: "failed",
  abandoned: "failed",
  blocked: "failed",
  rejected: "failed",
  reversed: "reversed",
};

/** 'reversed' and 'failed' bring the money back; 'paid' may still be reversed later. */
export function transferOutcome(status: string): TransferOutcome {
  return Object.hasOwn(transferWords, status) ? (transferWords[status] ?? "open") : "open";
}

export type RefundOutcome = "processed" | "failed" | "needs_attention" | "open";

/** 'failed' brings the money back; 'needs_attention' waits for the customer's account (`retryRefund`). */
export function refundOutcome(status: string): RefundOutcome {
  if (status === "processed" || status === "failed") return status;
  return status === "needs-attention" ? "needs_attention" : "open";
}

export type DisputeOutcome = "won" | "lost" | "open";

/** 'lost': the amount is taken from our balance. A resolution that we do not know is for staff, and 'open' until then. */
export function disputeOutcome({
  status,
  resolution,
}: {
  status: string;
  resolution: string | null;
}): DisputeOutcome {
  if (status !== "resolved" || !resolution) return "open";
  if (resolution === "declined") return "won";
  return /^(merchant|auto|bank)-accepted$/.test(resolution) ? "lost" : "open";
}
