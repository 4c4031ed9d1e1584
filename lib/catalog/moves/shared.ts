import { mustBeFree } from "@/lib/identity/restrictions/free-sql";
import type { MachineMove } from "@/lib/kernel/machine";

/** Where a listing stands until it is LIVE; from then on its offer says whether it is for sale. */
export const listingStates = ["DRAFT", "PENDING_REVIEW", "REJECTED", "LIVE", "WITHDRAWN"] as const;
export type ListingState = (typeof listingStates)[number];
export type Move = MachineMove<ListingState>;

export const isThere = "deleted_at is null";
export const open = (by: string) => ({ open_listings: { of: ["seller"], by } });

/** A version that is submitted: written with the move, complete, by one who may publish. */
export const submitted = {
  "its version is kept":
    "exists (select from listing_version v where v.listing_id = r.id and v.version = r.versions)",
  "its seller may publish": mustBeFree("r.seller_id", "publish"),
};
export const unscreened = {
  pending_version: "r.versions + 1",
  versions: "r.versions + 1",
  submitted_at: "at",
  screened_at: "null",
  risk: "0",
  hits: "'[]'",
  endorsed_by_id: "null",
  claimed_by_id: "null",
  claimed_until: "null",
};
export const goesLive = {
  live_version: "r.pending_version",
  category_id:
    "(select v.category_id from listing_version v where v.listing_id = r.id and v.version = r.pending_version)",
  pending_version: "null",
  repriced_from: "null",
  first_live_at: "coalesce(r.first_live_at, at)",
  claimed_by_id: "null",
  claimed_until: "null",
};
export const isSold = { "its offer sells this version": "offer_sells(r)" };
export const decided = (verdict: string, about = "r.versions") => ({
  "the decision is kept": `exists (select from listing_decision d where d.listing_id = r.id and d.by_id = who and d.verdict = '${verdict}' and d.about = ${about})`,
});
/** A moderator rules on what waits, is not its seller, and no colleague has it. */
export const mayRule = `${isThere} and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who)`;
export const waits = "pending_version is not null and screened_at is not null";
export const isFlagged = "flagged_at is not null";
