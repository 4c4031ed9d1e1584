import { Badge, type Tone } from "@/components/ui/badge";
import type { PayoutState } from "@/lib/payouts/moves";
import { payoutStateNames } from "@/lib/payouts/words";

const tones: Record<PayoutState, Tone> = {
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
};

/** Where a payout stands, in two words. */
export const PayoutStateBadge = ({ state }: { state: PayoutState }) => (
  <Badge tone={tones[state]}>{payoutStateNames[state]}</Badge>
);
