import type { GatewayTransfer } from "@/lib/gateways/records";
import type { PayoutFacts } from "./rules";

/** How the gateway's transfer differs from the payout: then it is not posted. Null if it matches. */
export function transferMismatch(
  payout: Pick<PayoutFacts, "reference" | "amountMinor" | "currency">,
  { reference, currency, isOtherMode, amountMinor }: GatewayTransfer,
): string | null {
  if (reference !== payout.reference) return `the gateway answered for ${reference}`;
  if (currency !== payout.currency) return `it was sent in ${currency}`;
  if (isOtherMode) return "it was sent in the gateway's other mode";
  if (amountMinor !== payout.amountMinor)
    return `${amountMinor} minor units were sent, not ${payout.amountMinor}`;
  return null;
}
