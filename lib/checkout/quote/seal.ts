import "server-only";
import { Refusal } from "@/lib/kernel/refusal";
import { SealedError, seal, unseal } from "@/lib/kernel/sealed/sealed";
import type { Address } from "@/lib/shipping/schema";
import type { PlannedParcel } from "../planned";
import { checkoutRefusals } from "../refusals";

/** How long a quote can be bought. */
export const QUOTE_MINUTES = 15;

/** What a quote says, as its token carries it. */
export interface QuotedCheckout {
  /** ISO 8601: it can be bought until then. */
  until: string;
  parcels: PlannedParcel[];
  address: Address;
}

const placeOf = (buyerId: string) => ({ table: "checkout", column: "quote", id: buyerId });

/** The token by which this buyer, and nobody else, buys what was quoted. */
export const sealQuote = (buyerId: string, quote: QuotedCheckout): string =>
  seal(placeOf(buyerId), Buffer.from(JSON.stringify(quote))).toString("base64url");

/**
 * What a token says. Of one that was changed by a byte, or made for another person, nothing.
 * @throws Refusal quote_over
 */
export function openQuote(buyerId: string, token: string): QuotedCheckout {
  try {
    return JSON.parse(unseal(placeOf(buyerId), Buffer.from(token, "base64url")).toString()) as QuotedCheckout;
  } catch (error) {
    if (error instanceof SealedError) throw new Refusal(checkoutRefusals.quote_over);
    throw error;
  }
}
