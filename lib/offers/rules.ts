import type { Plan } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import { offerRefusals } from "./refusals";

export const networks = ["MTN", "AIRTEL", "GLO", "T2"] as const;
export type Network = (typeof networks)[number];

/** The commission of an offer, frozen when it is published, in basis points of what the seller gets. */
export interface FeeRule {
  basisPoints: number;
}

/** The price of airtime lies between these shares of the face value, in basis points: the setting 'airtime_price'. */
export interface PriceBand {
  leastBps: number;
  mostBps: number;
}

/** What may be offered at all, in kobo of face value. */
export const faceValueBand = { lowest: 100_00n, highest: 1_000_000_00n } as const;

/** Half up, to the kobo: 0.5 kobo becomes 1. */
export function feeOf(amountMinor: bigint, { basisPoints }: FeeRule): bigint {
  return (amountMinor * BigInt(basisPoints) + 5_000n) / 10_000n;
}

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

export type OfferState = "AVAILABLE" | "IN_ESCROW" | "COMPLETED" | "EXPIRED" | "WITHDRAWN";

/** An offer as a decision reads it. */
export interface OfferFacts {
  id: string;
  version: bigint;
  state: OfferState;
  unitsTotal: number;
  unitsHeld: number;
  unitsSold: number;
  expiresAt: Date;
}

export const isOpen = (state: OfferState): boolean => state === "AVAILABLE" || state === "IN_ESCROW";

const changing = ({ id, version }: OfferFacts, set: object): Pick<Plan, "expect" | "write"> => ({
  expect: [{ table: "offer", id, version }],
  write: [{ table: "offer", id, set: { ...set } }],
});

/** Accept holds a unit. */
export const holdUnit = (offer: OfferFacts) =>
  changing(offer, { unitsHeld: offer.unitsHeld + 1, state: "IN_ESCROW" });

/** Completion or a split sells the unit that was held. */
export const sellUnit = (offer: OfferFacts, now: Date) =>
  changing(offer, {
    unitsHeld: offer.unitsHeld - 1,
    unitsSold: offer.unitsSold + 1,
    state: "COMPLETED",
    endedAt: now,
  });

/** Ends an open offer: its seller withdraws it, or its time has passed. */
export const endOffer = (offer: OfferFacts, state: "WITHDRAWN" | "EXPIRED", now: Date) =>
  changing(offer, { state, endedAt: now });

/** What a cancelled trade leaves of its offer. */
export function stateAfterCancel(offer: OfferFacts, sellerGaveUp: boolean, now: Date): OfferState {
  if (sellerGaveUp) return "WITHDRAWN"; // a vanished seller must not trap the next buyer
  return offer.expiresAt <= now ? "EXPIRED" : "AVAILABLE";
}

/** A cancel gives the held unit back. */
export function releaseUnit(offer: OfferFacts, state: OfferState, now: Date) {
  return changing(offer, {
    unitsHeld: offer.unitsHeld - 1,
    state,
    ...(isOpen(state) ? {} : { endedAt: now }),
  });
}
