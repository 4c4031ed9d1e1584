import "server-only";
import { command } from "@/lib/kernel/command";
import { Refusal } from "@/lib/kernel/refusal";
import { moneyView } from "@/lib/kernel/schema";
import { draftOf } from "../draft-of";
import { listingRefusals } from "../refusals";
import type { ListingMoved } from "./facts";
import { isOpen } from "./restock";
import { readLive, type SubmissionFacts } from "./submission";
import { planRevision } from "./submit-listing";

export interface RowChange {
  listingId: string;
  /** As the page had them: a price in kobo, and how many were free. */
  seen: { priceMinor: bigint; units: bigint };
  /** What they are to be. */
  priceMinor: bigint;
  units: bigint;
}

/**
 * A seller changes the price or the number of a listing that is live, from what their page had; what they left as it was stays as it is
 * by now. A price that falls deeply waits to be looked at.
 * @throws Refusal - not_found, not_live, price_moved, units_moved, and those of a revision
 */
export const changeInRow = command<RowChange, SubmissionFacts, ListingMoved>({
  act: "listing.change_in_row",
  read: ({ listingId }, by) => readLive(by, listingId),
  decide(facts, { seen, priceMinor, units }) {
    const { live } = facts;
    if (!live || !isOpen(facts)) throw new Refusal(listingRefusals.not_live);
    const now = {
      priceMinor: BigInt(live.priceMinor),
      units: (facts.unitsTotal ?? 0n) - (facts.unitsHeld ?? 0n) - (facts.unitsSold ?? 0n),
    };
    const changes = { price: priceMinor !== seen.priceMinor, units: units !== seen.units };
    if (changes.price && now.priceMinor !== seen.priceMinor && now.priceMinor !== priceMinor)
      throw new Refusal(listingRefusals.price_moved, { priceMinor: now.priceMinor.toString() });
    if (changes.units && now.units !== seen.units && now.units !== units)
      throw new Refusal(listingRefusals.units_moved, { units: now.units.toString() });
    const { content, compareMinor, state, lga } = live;
    const draft = draftOf({
      content,
      priceMinor: now.priceMinor,
      compareMinor: compareMinor === null ? null : BigInt(compareMinor),
      units: changes.units ? units : now.units,
      state,
      lga,
    });
    return planRevision(facts, changes.price ? { ...draft, price: moneyView(priceMinor) } : draft);
  },
});
