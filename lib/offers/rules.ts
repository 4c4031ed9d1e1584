import { assetOf, type Termed } from "@/lib/assets";
import type { Plan, PlannedCount } from "@/lib/kernel/commit";
import { HOME } from "@/lib/money/currencies";
import { type OfferState, openStates } from "./machine";

export type { OfferState } from "./machine";

/** What an offer sells, and for how much; prices in minor units. */
type Sold = Termed & { priceMinor: bigint };

/**
 * What an offer's row says of its kind, its terms and its place in the market. Terms and price are those of a part, and the market
 * lists the whole.
 */
export function offered(whole: Sold, part: Pick<Sold, "terms" | "priceMinor"> = whole) {
  const { kind } = whole;
  const { listing } = assetOf(kind);
  const putUp = putUpFor(kind, part.terms);
  return {
    kind,
    terms: part.terms,
    ...listing(whole.terms, whole.priceMinor),
    currency: HOME,
    priceMinor: part.priceMinor,
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
 * A cancel gives the held units back. An offer is withdrawn with it where its seller gave up, because a vanished seller must not trap
 * the next buyer, and where what is left is no whole offer; a listing of the catalog is paused instead, and other trades run on. One whose time has passed has expired, unless it holds something, which
 * the clock gives back as it ends it. Other units may be sold by the same end.
 */
export function releaseUnits(
  offer: OfferFacts,
  units: bigint,
  { to, holds, now }: { to?: "WITHDRAWN" | "PAUSED" | undefined; holds: boolean; now: Date },
  sold = 0n,
): OfferAfter {
  const staysOpen =
    isOpen(offer.state) && to !== "WITHDRAWN" && (to === "PAUSED" || holds || offer.expiresAt > now);
  const change = { unitsHeld: -units - sold, ...(sold > 0n && { unitsSold: sold }) };
  const count = { change, guard: { staysOpen } };
  return { staysOpen, part: counting(offer, to ? { ...count, to } : count) };
}
