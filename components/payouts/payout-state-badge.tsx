import { stateBadge } from "@/components/ui/state-badge";
import { payoutStateNames } from "@/lib/payouts/words";

/** The state of a payout. */
export const PayoutStateBadge = stateBadge(payoutStateNames, {
  REQUESTED: "info",
  HELD: "wait",
  REVIEW: "wait",
  QUEUED: "info",
  SENDING: "info",
  SENT: "info",
  PAID: "ok",
  REVERSED: "danger",
  CANCELLED: "neutral",
  REJECTED: "danger",
  FAILED: "danger",
});
