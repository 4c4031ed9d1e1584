import { Badge, type Tone } from "@/components/ui/badge";
import { stateBadge } from "@/components/ui/state-badge";
import type { DepositState } from "@/lib/deposits/machine";
import type { RefundState } from "@/lib/deposits/refunds/machine";
import { gatewayTitle } from "@/lib/gateways/names";
import { dictionary } from "@/lib/kernel/input/dictionary";

/** As staff read them. */
const depositStateNames: Record<DepositState, string> = {
  INITIATED: "Started",
  PAID: "Paid",
  FAILED: "Failed",
  EXPIRED: "Expired",
  QUARANTINED: "In quarantine",
  REFUNDING: "Being refunded",
  REFUNDED: "Refunded",
  CHARGEBACK_OPEN: "Disputed",
  CHARGED_BACK: "Charged back",
};

export const DepositStateBadge = stateBadge(depositStateNames, {
  INITIATED: "neutral",
  PAID: "ok",
  FAILED: "neutral",
  EXPIRED: "neutral",
  QUARANTINED: "wait",
  REFUNDING: "wait",
  REFUNDED: "info",
  CHARGEBACK_OPEN: "danger",
  CHARGED_BACK: "danger",
});

const refundStateNames: Record<RefundState, string> = {
  REQUESTED: "Requested",
  SENDING: "Sending",
  SENT: "At the gateway",
  NEEDS_ATTENTION: "Needs attention",
  DONE: "Refunded",
  FAILED: "Failed",
};

export const RefundStateBadge = stateBadge(refundStateNames, {
  REQUESTED: "neutral",
  SENDING: "wait",
  SENT: "wait",
  NEEDS_ATTENTION: "danger",
  DONE: "ok",
  FAILED: "neutral",
});

const matches = dictionary<{ tone: Tone; says: string }>({
  match: { tone: "ok", says: "Same name" },
  mismatch: { tone: "danger", says: "Different name" },
  unknown: { tone: "wait", says: "Name unclear" },
});

/** How the sender's name agrees with the user's. */
export const NameMatchBadge = ({ match }: { match: string | null }) => {
  const shown = match === null ? undefined : matches[match];
  return shown ? <Badge tone={shown.tone}>{shown.says}</Badge> : null;
};

/** Explains the state of a refund to staff. */
export const failures = dictionary<string>({
  gateway_refused: `${gatewayTitle()} rejected it. The money hasn’t moved.`,
  gateway_failed: "The bank rejected it. The money hasn’t moved.",
  needs_attention: `${gatewayTitle()} needs a bank account in the payer’s own name.`,
  another_refund: `${gatewayTitle()} has another refund for this payment, made on its dashboard. Compare them there.`,
  insufficient_balance: `Our ${gatewayTitle()} balance is too low. We’ll retry once it’s topped up.`,
  rate_limited: `${gatewayTitle()} is rate-limiting us. We’ll retry.`,
});
