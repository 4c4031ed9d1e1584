import { offer } from "@/lib/offers/machine";
import { listingEvents } from "../events";
import { aboutOffer, type ListingFacts, offerOf } from "./facts";

/** A seller says how many are left. Throws Refusal - not_found, not_live, none_left, nothing_changed. */
export const restocked = (facts: ListingFacts, units: bigint) => ({
  ...aboutOffer(facts.id),
  rows: [offer.move(offerOf(facts), "restock", { unitsTotal: units })],
  events: [listingEvents.changed({ listingId: facts.id, sellerId: facts.sellerId })],
});

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
