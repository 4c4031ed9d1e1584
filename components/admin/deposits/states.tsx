import { Badge, type Tone } from "@/components/ui/badge";
import type { DepositState } from "@/lib/deposits/moves";
import type { RefundState } from "@/lib/deposits/refunds/moves";
import { gatewayTitle } from "@/lib/gateways/names";

const deposits: Record<DepositState, { tone: Tone; says: string }> = {
  INITIATED: { tone: "neutral", says: "Begun" },
  PAID: { tone: "ok", says: "Paid" },
  FAILED: { tone: "neutral", says: "Failed" },
  EXPIRED: { tone: "neutral", says: "Expired" },
  QUARANTINED: { tone: "wait", says: "In quarantine" },
  REFUNDING: { tone: "wait", says: "Going back" },
  REFUNDED: { tone: "info", says: "Sent back" },
  CHARGEBACK_OPEN: { tone: "danger", says: "Disputed" },
  CHARGED_BACK: { tone: "danger", says: "Charged back" },
};

const refunds: Record<RefundState, { tone: Tone; says: string }> = {
  REQUESTED: { tone: "neutral", says: "Asked for" },
  SENDING: { tone: "wait", says: "Being sent" },
  SENT: { tone: "wait", says: "At the gateway" },
  NEEDS_ATTENTION: { tone: "danger", says: "Needs attention" },
  DONE: { tone: "ok", says: "Sent back" },
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
  mismatch: { tone: "danger", says: "Another name" },
  unknown: { tone: "wait", says: "Name unclear" },
};

/** How the sender's name agrees with the user's. */
export const NameMatchBadge = ({ match }: { match: string | null }) => {
  const shown = match === null ? undefined : matches[match];
  return shown ? <Badge tone={shown.tone}>{shown.says}</Badge> : null;
};

/** Why a refund is where it is, for staff. */
export const failures: Record<string, string> = {
  gateway_refused: `${gatewayTitle()} refused it. The money is where it was.`,
  gateway_failed: "The bank did not take it. The money is where it was.",
  needs_attention: `${gatewayTitle()} needs an account of the payer’s own to send it to.`,
  another_refund: `${gatewayTitle()} knows another refund of this payment, made on its dashboard. Compare them there.`,
  insufficient_balance: `Our balance at ${gatewayTitle()} is too small. It is asked again once it is topped up.`,
  rate_limited: `${gatewayTitle()} asked us to slow down. It is asked again.`,
};
