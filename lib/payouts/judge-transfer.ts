import type { GatewayTransfer } from "@/lib/gateways/paystack/transfers";
import type { PayoutFacts } from "./rules";

/** Why what the gateway tells is not what we ordered: then no machine posts it. Null where it is. */
export function foreignIn(
  { reference, amountMinor }: Pick<PayoutFacts, "reference" | "amountMinor">,
  told: GatewayTransfer,
  mode: "live" | "test",
): string | null {
  if (told.reference !== reference) return `the gateway answered for ${told.reference}`;
  if (told.currency !== "NGN") return `it was sent in ${told.currency}`;
  if (told.domain !== null && told.domain !== mode) return `it was sent in ${told.domain} mode`;
  if (told.amountMinor !== amountMinor) return `${told.amountMinor} kobo were sent, not ${amountMinor}`;
  return null;
}
