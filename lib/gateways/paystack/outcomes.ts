import { type Dictionary, dictionary } from "@/lib/kernel/input/dictionary";
import type { DisputeOutcome, PaymentOutcome, RefundOutcome, TransferOutcome } from "../records";

// Maps Paystack's statuses to outcomes. An unknown status is never final: we check again.

const paymentStatuses = dictionary<PaymentOutcome>({
  success: "paid",
  failed: "failed",
  abandoned: "abandoned",
  ongoing: "open",
  pending: "open",
  processing: "open",
  queued: "open",
});

/** Only 'success' means paid. Several statuses that start with 'revers' mean: paid, then returned. */
export function paymentOutcome(status: string): PaymentOutcome {
  return status.startsWith("revers") ? "reversed" : outcomeOf(paymentStatuses, status);
}

const transferStatuses = dictionary<TransferOutcome>({
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
});

export const transferOutcome = (status: string): TransferOutcome => outcomeOf(transferStatuses, status);

const refundStatuses = dictionary<RefundOutcome>({
  processed: "paid",
  failed: "failed",
  "needs-attention": "needs_account",
  pending: "open",
  processing: "open",
});

export const refundOutcome = (status: string): RefundOutcome => outcomeOf(refundStatuses, status);

const outcomeOf = <Outcome>(statuses: Dictionary<Outcome>, status: string): Outcome | "unknown" =>
  statuses[status] ?? "unknown";

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
