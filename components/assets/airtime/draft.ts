import { fromLagosField } from "@/components/offers/lagos-time";
import type { SellerRecord } from "@/components/offers/seller-record";
import type { NetworkLimits } from "@/lib/assets/airtime/limits";
import { networkFacts, networks } from "@/lib/assets/airtime/networks";
import { equalTransfers, type Transfers } from "@/lib/assets/airtime/parts";
import { type PriceBand, priceRefusal, pricesWithin } from "@/lib/assets/airtime/price";
import { Refusal } from "@/lib/kernel/refusal";
import { bpsOf, feeOf } from "@/lib/money/fees";
import { parseNaira } from "@/lib/money/parse";
import type { Selling as Market, RateBar } from "@/lib/offers";
import { commissionFor } from "@/lib/offers/commission";
import type { Network } from "./network-mark";

/** The seller, their limits and the commission. Amounts in kobo, times ISO 8601. */
export type Selling = Pick<Market, "level" | "tradeLimitMinor" | "commission"> & {
  band: PriceBand;
  limits: NetworkLimits;
  /** How the prices of open offers are distributed. */
  rates?: readonly RateBar[];
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
export function obstacleTo(draft: OfferDraft, { band, limits }: Selling): string | undefined {
  const { network, faceValueMinor, priceMinor } = draft;
  if (faceValueMinor) {
    const price = priceMinor ?? pricesWithin(band, faceValueMinor).lowest;
    const refusal = priceRefusal(band, price, faceValueMinor);
    if (refusal) return refusal.message;
    const divided = network && transfersOf(network, limits, faceValueMinor, price);
    if (divided instanceof Refusal) return divided.message;
  }
  const missing = [
    ...(network ? [] : ["a network"]),
    ...(faceValueMinor ? [] : ["an amount"]),
    ...(priceMinor ? [] : ["a price"]),
  ];
  if (missing.length === 0) return undefined;
  return `Choose ${inWords.format(missing)} to see a preview and what you’ll receive.`;
}

/** The transfers that a draft is sold in; undefined while it has no network, amount and price, or cannot be divided. */
export function transfersIn(
  { network, faceValueMinor, priceMinor }: OfferDraft,
  { limits }: Pick<Selling, "limits">,
): Transfers | undefined {
  if (!network || !faceValueMinor || !priceMinor) return undefined;
  const divided = transfersOf(network, limits, faceValueMinor, priceMinor);
  return divided instanceof Refusal ? undefined : divided;
}

function transfersOf(
  network: Network,
  limits: NetworkLimits,
  faceMinor: bigint,
  priceMinor: bigint,
): Transfers | Refusal {
  try {
    return equalTransfers(networkFacts[network].name, limits[network], faceMinor, priceMinor);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const inWords = new Intl.ListFormat("en-GB");

/**
 * The commission on a draft's price, by the rule that publishing it now would freeze: that on each of its transfers. Undefined while it
 * cannot be sold.
 */
export function commissionOn(draft: OfferDraft, { band, ...selling }: Selling) {
  const { faceValueMinor, priceMinor, network } = draft;
  if (!faceValueMinor || !priceMinor || priceRefusal(band, priceMinor, faceValueMinor)) return undefined;
  const about = { assetKind: "AIRTIME" as const, sellerLevel: selling.level, priceMinor };
  const rule = commissionFor(selling.commission, about, new Date(selling.now));
  const transfers = transfersIn(draft, selling);
  if (network && !transfers) return undefined;
  const { count, priceMinor: each } = transfers ?? { count: 1n, priceMinor };
  return { basisPoints: bpsOf(rule), feeMinor: feeOf(each, rule) * count };
}
