import { planCount } from "@/lib/identity/limits/allowance";
import { lockAllowance } from "@/lib/identity/restrictions/restrictions";
import { after, DAY } from "@/lib/kernel/clock";
import type { Moment } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import { offer } from "@/lib/offers/machine";
import { listingEvents } from "../events";
import { LISTING_DAYS, OPEN_LISTINGS } from "../limits";
import { listingRefusals } from "../refusals";
import { aboutOffer, type ListingFacts, type ListingMoved, type OwnListing, offerOf } from "./facts";

const ofSeller = ({ id, sellerId }: ListingFacts) => ({ listingId: id, sellerId });

/** A seller says how many there are of what is for sale. */
export const restocked = (facts: ListingFacts, unitsTotal: bigint) => ({
  ...aboutOffer(facts.id),
  rows: [offer.move(offerOf(facts), "restock", { unitsTotal })],
  events: [listingEvents.changed(ofSeller(facts))],
});

/** The same of what is in trades to its last piece: it is for sale again. */
export function refilled(facts: OwnListing & Moment, unitsTotal: bigint): Plan<ListingMoved> {
  if (!facts.expiresAt || facts.expiresAt <= facts.now) throw new Refusal(listingRefusals.time_over);
  return composePlan(
    {
      ...aboutOffer(facts.id),
      rows: [offer.move(offerOf(facts), "refill", { unitsTotal })],
      events: [listingEvents.published(ofSeller(facts))],
    },
    lockAllowance(facts.sellerId),
  );
}

/** The same of what is sold out: it is for sale again for as long as a new one, and counts among its seller's open listings. */
export function reopened(facts: OwnListing & Moment, unitsTotal: bigint): Plan<ListingMoved> {
  const { seller, openListings, now } = facts;
  const most = OPEN_LISTINGS[seller.level];
  if (openListings >= most) throw new Refusal(listingRefusals.too_many_listings, { most });
  const expiresAt = after(now, LISTING_DAYS[seller.level] * DAY);
  return composePlan(
    {
      ...aboutOffer(facts.id),
      rows: [offer.move(offerOf(facts), "reopen", { unitsTotal, expiresAt })],
      events: [listingEvents.published(ofSeller(facts)), listingEvents.renewed(ofSeller(facts))],
    },
    planCount(facts.sellerId, { change: { openListings: 1 } }),
  );
}

export const isOpen = ({ offerState }: ListingFacts): boolean =>
  offerState === "AVAILABLE" || offerState === "PAUSED";

/** The total when so many are free from now; undefined if so many are. */
export function unitsAfter(
  { unitsTotal, unitsHeld, unitsSold }: ListingFacts,
  free: bigint,
): bigint | undefined {
  const total = free + (unitsHeld ?? 0n) + (unitsSold ?? 0n);
  return total === unitsTotal ? undefined : total;
}
