import type { Plan, PlannedCount } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import type { OfferState } from "./machine";
import { offerRefusals } from "./refusals";

export type { OfferState } from "./machine";

export const networks = ["MTN", "AIRTEL", "GLO", "T2"] as const;
export type Network = (typeof networks)[number];

/** The price of airtime lies between these shares of the face value, in basis points: the setting 'airtime_price'. */
export interface PriceBand {
  leastBps: number;
  mostBps: number;
}

/** What may be offered at all, in kobo of face value. */
export const faceValueBand = { lowest: 100_00n, highest: 1_000_000_00n } as const;

/** Price as basis points of the face value, rounded to the nearest: what offers are sorted by. */
export function rateBpsOf(priceMinor: bigint, faceValueMinor: bigint): number {
  return Number((priceMinor * 10_000n + faceValueMinor / 2n) / faceValueMinor);
}

/** The lowest and the highest price of an amount of airtime, in kobo. */
export const pricesWithin = ({ leastBps, mostBps }: PriceBand, faceValueMinor: bigint) => ({
  lowest: (faceValueMinor * BigInt(leastBps) + 9_999n) / 10_000n,
  highest: (faceValueMinor * BigInt(mostBps)) / 10_000n,
});

/** Refuses a price outside the band, naming the lowest and highest in kobo. */
export function priceMustFit(band: PriceBand, priceMinor: bigint, faceValueMinor: bigint): void {
  const { lowest, highest } = pricesWithin(band, faceValueMinor);
  if (priceMinor >= lowest && priceMinor <= highest) return;
  throw new Refusal(offerRefusals.price_outside_band, {
    lowestMinor: lowest.toString(),
    highestMinor: highest.toString(),
  });
}

/** An offer as a decision reads it. */
export interface OfferFacts {
  id: string;
  version: bigint;
  state: OfferState;
  termsVersion: bigint;
  unitsTotal: bigint;
  unitsHeld: bigint;
  unitsSold: bigint;
  expiresAt: Date;
}

export const isOpen = (state: OfferState): boolean => state === "AVAILABLE" || state === "IN_ESCROW";

const counting = (
  { id }: Pick<OfferFacts, "id">,
  count: Omit<PlannedCount, "table" | "id">,
): Pick<Plan, "counts"> => ({ counts: [{ table: "offer", id, ...count }] });

/** Accept holds units, at the terms that the buyer saw, while the offer is open. */
export const takeUnits = (offer: OfferFacts, units: bigint) =>
  counting(offer, {
    change: { unitsHeld: units },
    guard: { state: "AVAILABLE", terms_version: offer.termsVersion.toString() },
  });

/** What an end of a trade makes of its offer: whether it stays open, and the part of the plan that counts. */
export interface OfferAfter {
  staysOpen: boolean;
  part: Pick<Plan, "counts">;
}

/** Completion or a split sells the units that were held. */
export function sellUnits(offer: OfferFacts, units: bigint): OfferAfter {
  const staysOpen = isOpen(offer.state) && offer.unitsSold + units < offer.unitsTotal;
  const change = { unitsHeld: -units, unitsSold: units };
  return { staysOpen, part: counting(offer, { change, guard: { staysOpen } }) };
}

/**
 * A cancel gives the held units back. A seller who gave up loses the offer, because a vanished seller must not trap the next
 * buyer; an offer whose time has passed has expired.
 */
export function releaseUnits(offer: OfferFacts, units: bigint, sellerGaveUp: boolean, now: Date): OfferAfter {
  const staysOpen = isOpen(offer.state) && !sellerGaveUp && offer.expiresAt > now;
  const count = { change: { unitsHeld: -units }, guard: { staysOpen } };
  return { staysOpen, part: counting(offer, sellerGaveUp ? { ...count, to: "WITHDRAWN" } : count) };
}
