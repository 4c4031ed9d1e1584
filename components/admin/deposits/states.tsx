import { Badge, type Tone } from "@/components/ui/badge";
import type { DepositState } from "@/lib/deposits/moves";
import type { RefundState } from "@/lib/deposits/refunds/moves";
import { gatewayTitle } from "@/lib/gateways/names";

const deposits: Record<DepositState, { tone: Tone; says: string }> = {
  INITIATED: { tone: "neutral", says: "Started" },
  PAID: { tone: "ok", says: "Paid" },
  FAILED: { tone: "neutral", says: "Failed" },
  EXPIRED: { tone: "neutral", says: "Expired" },
  QUARANTINED: { tone: "wait", says: "In quarantine" },
  REFUNDING: { tone: "wait", says: "Being refunded" },
  REFUNDED: { tone: "info", says: "Refunded" },
  CHARGEBACK_OPEN: { tone: "danger", says: "Disputed" },
  CHARGED_BACK: { tone: "danger", says: "Charged back" },
};

const refunds: Record<RefundState, { tone: Tone; says: string }> = {
  REQUESTED: { tone: "neutral", says: "Requested" },
  SENDING: { tone: "wait", says: "Sending" },
  SENT: { tone: "wait", says: "At the gateway" },
  NEEDS_ATTENTION: { tone: "danger", says: "Needs attention" },
  DONE: { tone: "ok", says: "Refunded" },
  FAILED: { tone: "neutral", says: "Failed" },
};

export const DepositStateBadge = ({ state }: { state: DepositState }) => (
  <Badge tone={deposits[state].tone}>{deposits[state].says}</Badge>
);

export const RefundStateBadge = ({ state }: { state: RefundState }) => (
  <Badge tone={refunds[state].tone}>{refunds[state].says}</Badge>
);

const matches: Record<string, { tone: Tone; says: string }> = {
  match: { tone: "ok", says: "Same name" },
  mismatch: { tone: "danger", says: "Different name" },
  unknown: { tone: "wait", says: "Name unclear" },
};

/** How the sender's name agrees with the user's. */
export const NameMatchBadge = ({ match }: { match: string | null }) => {
  const shown = match === null ? undefined : matches[match];
  return shown ? <Badge tone={shown.tone}>{shown.says}</Badge> : null;
};

/** Explains the state of a refund to staff. */
export const failures: Record<string, string> = {
  gateway_refused: `${gatewayTitle()} rejected it. The money hasn’t moved.`,
  gateway_failed: "The bank rejected it. The money hasn’t moved.",
  needs_attention: `${gatewayTitle()} needs a bank account in the payer’s own name.`,
  another_refund: `${gatewayTitle()} has another refund for this payment, made on its dashboard. Compare them there.`,
  insufficient_balance: `Our ${gatewayTitle()} balance is too low. We’ll retry once it’s topped up.`,
  rate_limited: `${gatewayTitle()} is rate-limiting us. We’ll retry.`,
};
