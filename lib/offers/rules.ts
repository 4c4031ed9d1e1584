import { assetOf, type Termed } from "@/lib/assets";
import type { Plan, PlannedCount } from "@/lib/kernel/commit";
import { HOME } from "@/lib/money/currencies";
import { type OfferState, openStates } from "./machine";

export type { OfferState } from "./machine";

/** What an offer's row says of its kind, its terms and its place in the market; prices in minor units. */
export function offered({ kind, terms, priceMinor }: Termed & { priceMinor: bigint }) {
  const { listing } = assetOf(kind);
  const putUp = putUpFor(kind, terms);
  return {
    kind,
    terms,
    ...listing(terms, priceMinor),
    currency: HOME,
    priceMinor,
    holdUnitMinor: putUp.minor,
    holdCurrency: putUp.currency,
  };
}

/** What a seller of this kind puts up for a unit, in minor units; nothing where buyers put up the hold, which is the price. */
export const putUpFor = (kind: string, terms: object) =>
  assetOf(kind).putsUp?.(terms) ?? { minor: 0n, currency: HOME };

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

export const isOpen = (state: OfferState): boolean => openStates.some((open) => open === state);

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

/** What is had at once is sold without being held. */
export function buyUnits(offer: OfferFacts, units: bigint): OfferAfter {
  const staysOpen = offer.unitsHeld + offer.unitsSold + units < offer.unitsTotal || offer.unitsHeld > 0n;
  const guard = { state: "AVAILABLE", terms_version: offer.termsVersion.toString(), staysOpen };
  return { staysOpen, part: counting(offer, { change: { unitsSold: units }, guard }) };
}

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
 * buyer; an offer whose time has passed has expired, unless it holds something, which the clock gives back as it ends it.
 */
export function releaseUnits(
  offer: OfferFacts,
  units: bigint,
  { sellerGaveUp, holds, now }: { sellerGaveUp: boolean; holds: boolean; now: Date },
): OfferAfter {
  const staysOpen = isOpen(offer.state) && !sellerGaveUp && (holds || offer.expiresAt > now);
  const count = { change: { unitsHeld: -units }, guard: { staysOpen } };
  return { staysOpen, part: counting(offer, sellerGaveUp ? { ...count, to: "WITHDRAWN" } : count) };
}
