import "server-only";
import { assetOf } from "@/lib/assets";
import type { VerificationLevel } from "@/lib/identity/limits/allowance";
import { lockAllowance } from "@/lib/identity/restrictions/restrictions";
import { after, DAY } from "@/lib/kernel/clock";
import type { Moment } from "@/lib/kernel/command";
import type { PlanRow } from "@/lib/kernel/machine";
import { offer } from "@/lib/offers/machine";
import { listingEvents } from "../events";
import { LISTING_DAYS } from "../limits";
import { type ListingFacts, offerOf, type Part, type StoredVersion } from "./facts";

/** A listing with the version that may go live. */
export interface ReadyListing extends ListingFacts {
  pending: StoredVersion | null;
  level: VerificationLevel;
}

/** The part of a plan by which the pending version is for sale: its offer is made, or sells it from now on. */
export function liveParts(facts: ReadyListing & Moment, pending: StoredVersion): Part {
  const { id, sellerId, level, now } = facts;
  const { listing } = assetOf("GOODS");
  const priceMinor = BigInt(pending.priceMinor);
  const sold: PlanRow = {
    terms: pending.terms,
    listedUnder: pending.categorySlug,
    priceMinor,
    feeRule: pending.feeRule,
  };
  const who = { listingId: id, sellerId };
  if (facts.offerState !== null) {
    const set = { ...sold, termsVersion: pending.version };
    return {
      rows: [offer.move(offerOf(facts), "revise", set)],
      ...lockAllowance(sellerId),
      events: [listingEvents.changed(who)],
    };
  }
  const { listedMinor, rateBps } = listing(pending.terms, priceMinor);
  const row: PlanRow = {
    id,
    sellerId,
    kind: "GOODS",
    ...sold,
    listedMinor,
    rateBps,
    currency: pending.currency,
    unitsTotal: BigInt(pending.units),
    holdUnitMinor: 0n,
    holdCurrency: pending.currency,
    expiresAt: after(now, LISTING_DAYS[level] * DAY),
  };
  return {
    insert: [{ table: offer.name, row }],
    ...lockAllowance(sellerId),
    events: [listingEvents.published(who)],
  };
}
