import type { Network } from "@/components/ui/network-mark";
import { parseNaira } from "@/lib/money";
import { networks } from "@/lib/offers/rules";
import { fromLagosField } from "./lagos-time";
import type { SellerRecord } from "./seller-record";

/** Who sells, and what bounds them. Amounts are kobo as digits, times ISO 8601. */
export type Selling = {
  seller: SellerRecord & { name: string; verified: boolean };
  tradeLimitMinor: string;
  now: string;
};

/** An offer being written: what can be read of each field so far. Amounts in kobo. */
export type OfferDraft = {
  network: Network | undefined;
  faceValueMinor: bigint | undefined;
  priceMinor: bigint | undefined;
  expiresAt: Date | undefined;
};

/** Reads the form's fields as they stand; what is not yet an amount is left out. */
export function draftOf({
  network,
  faceValue,
  price,
  expiresAt,
}: Record<string, string | undefined>): OfferDraft {
  return {
    network: networks.find((known) => known === network),
    faceValueMinor: parseNaira(faceValue ?? "") || undefined,
    priceMinor: parseNaira(price ?? "") || undefined,
    expiresAt: fromLagosField(expiresAt ?? ""),
  };
}

/** What the price must lie between for an amount of airtime, in kobo: 50 to 100 % of it. */
export function bandFor(faceValueMinor: bigint): { lowestMinor: bigint; highestMinor: bigint } {
  return { lowestMinor: (faceValueMinor + 1n) / 2n, highestMinor: faceValueMinor };
}
