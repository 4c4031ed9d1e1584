import { fromLagosField } from "@/components/offers/lagos-time";
import type { SellerRecord } from "@/components/offers/seller-record";
import { networks } from "@/lib/assets/airtime/networks";
import { type PriceBand, priceRefusal, pricesWithin } from "@/lib/assets/airtime/price";
import { bpsOf, feeOf } from "@/lib/money/fees";
import { parseNaira } from "@/lib/money/parse";
import type { Selling as Market } from "@/lib/offers";
import { commissionFor } from "@/lib/offers/commission";
import type { Network } from "./network-mark";

/** The seller, their limits and the commission. Amounts in kobo, times ISO 8601. */
export type Selling = Pick<Market, "level" | "tradeLimitMinor" | "commission"> & {
  band: PriceBand;
  seller: SellerRecord & { name: string; verified: boolean };
  now: string;
};

/** An offer being written: what can be read of each field so far. Amounts in kobo. */
export type OfferDraft = {
  network: Network | undefined;
  faceValueMinor: bigint | undefined;
  priceMinor: bigint | undefined;
  expiresAt: Date | undefined;
};

/** Parses the form's current fields; incomplete amounts are left out. */
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

/** Why a draft is no offer yet: what is wrong with it, or else what is missing; undefined where it can be sold. */
export function obstacleTo(draft: OfferDraft, { band }: Selling): string | undefined {
  const { network, faceValueMinor, priceMinor } = draft;
  if (faceValueMinor) {
    const price = priceMinor ?? pricesWithin(band, faceValueMinor).lowest;
    const refusal = priceRefusal(band, price, faceValueMinor);
    if (refusal) return refusal.message;
  }
  const missing = [
    ...(network ? [] : ["a network"]),
    ...(faceValueMinor ? [] : ["an amount"]),
    ...(priceMinor ? [] : ["a price"]),
  ];
  if (missing.length === 0) return undefined;
  return `Choose ${inWords.format(missing)} to see a preview and what you’ll receive.`;
}

const inWords = new Intl.ListFormat("en-GB");

/** The commission on a draft's price, by the rule that publishing it now would freeze; undefined while it cannot be sold. */
export function commissionOn({ faceValueMinor, priceMinor }: OfferDraft, { band, ...selling }: Selling) {
  if (!faceValueMinor || !priceMinor || priceRefusal(band, priceMinor, faceValueMinor)) return undefined;
  const about = { assetKind: "AIRTIME" as const, sellerLevel: selling.level, priceMinor };
  const rule = commissionFor(selling.commission, about, new Date(selling.now));
  return { basisPoints: bpsOf(rule), feeMinor: feeOf(priceMinor, rule) };
}
