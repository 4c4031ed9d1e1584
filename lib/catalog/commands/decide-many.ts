import "server-only";
import { reasonOptions } from "@/lib/kernel/approvals/reason-codes";
import { type BulkAct, type BulkPreview, whyRefused } from "@/lib/kernel/bulk/spec";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { UUID_PATTERN } from "@/lib/kernel/ids";
import { rejectionReason } from "../schema";
import { rejectionReasons } from "../words";
import {
  type Approvable,
  approveListing,
  assertApprovable,
  assertRejectable,
  rejectListing,
} from "./moderate-listing";

interface ListingToDecide extends Approvable {
  id: string;
  title: string;
  sellerName: string;
  /** Flags of readers, or a renewal, brought it to the queue, and no version waits. */
  isReported: boolean;
}

const REPORTED = "No new version of it waits, but reports or a renewal. Open it to decide.";
const OTHER_SELLER = "This is another seller’s. Choose listings of one seller at a time.";

/** What each of these listings gets: of one seller, the first for whom anything can be done. */
async function previewOf(
  ids: readonly string[],
  gets: (listing: ListingToDecide) => string,
  decide: (listing: ListingToDecide) => void,
): Promise<BulkPreview[]> {
  const listings = await query<ListingToDecide>(sql`
    select l.id, l.seller_id, l.state::text as state, l.pending_version, l.submitted_at, l.screened_at, l.risk, l.claimed_by_id, l.claimed_until,
      u.name as seller_name, l.pending_version is null and l.flagged_at is not null as is_reported, app_now() as now, v.content->>'title' as title, o.state::text as offer_state
    from listing l join person u on u.id = l.seller_id left join offer o on o.id = l.id
      join listing_version v on v.listing_id = l.id and v.version = coalesce(l.pending_version, l.versions)
    where l.id = any(${ids}::uuid[]) and l.deleted_at is null and l.state <> 'DRAFT' order by array_position(${ids}::uuid[], l.id)`);
  const decided = listings.map((listing) => ({
    listing,
    refused: listing.isReported
      ? REPORTED
      : whyRefused(() => {
          decide(listing);
        }),
  }));
  const chosen = decided.find(({ refused }) => refused === null)?.listing.sellerId;
  return decided.map(({ listing, refused }) => ({
    id: listing.id,
    name: listing.title,
    href: `/admin/listings/${listing.id}`,
    gets: gets(listing),
    skipped: refused ?? (listing.sellerId === chosen ? null : OTHER_SELLER),
    amountMinor: null,
    currency: null,
  }));
}

const rowId = new RegExp(`^${UUID_PATTERN}$`);

/** Listings of one seller that wait for a moderator: the seller reads the same sentence at each, and can change it and submit it again. */
export const rejectListings: BulkAct = {
  permission: "offer.moderate",
  words: { verb: "Reject", one: "listing", many: "listings" },
  reasons: Object.entries(rejectionReasons).map(([value, label]) => ({ value, label })),
  rowId,
  preview: (by: Actor, ids) =>
    previewOf(
      ids,
      ({ sellerName }) => `Back to ${sellerName}, who reads your reason`,
      (listing) => assertRejectable(listing, by),
    ),
  async run(by, key, { id, reason, reasonCode }) {
    const no = { reasonCode: rejectionReason.parse(reasonCode), sentence: reason };
    await rejectListing(by, key, { listingId: id, ...no });
    return "Rejected. Its seller reads why.";
  },
};

/** Listings of one seller that were never live, and for which one moderator is enough. */
export const approveListings: BulkAct = {
  permission: "offer.moderate",
  variant: "approve",
  words: { verb: "Approve", one: "listing", many: "listings" },
  reasons: reasonOptions("offer.moderate:approve"),
  isGiving: true,
  rowId,
  preview: (by: Actor, ids) =>
    previewOf(
      ids,
      ({ sellerName }) => `Goes live. ${sellerName} is notified`,
      (listing) => assertApprovable(listing, by, listing.now),
    ),
  async run(by, key, { id, startedAt }) {
    await approveListing(by, key, { listingId: id, among: { seenAt: startedAt } });
    return "Approved. It is live.";
  },
};
