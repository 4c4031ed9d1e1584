import "server-only";
import { type BulkAct, whyRefused } from "@/lib/kernel/bulk/spec";
import { query, sql } from "@/lib/kernel/db";
import { UUID_PATTERN } from "@/lib/kernel/ids";
import { rejectionReason } from "../schema";
import { rejectionReasons } from "../words";
import { assertRejectable, type Rejectable, rejectListing } from "./moderate-listing";

interface ListingToReject extends Rejectable {
  id: string;
  title: string;
  sellerName: string;
}

const rejectionOptions = Object.entries(rejectionReasons).map(([value, label]) => ({ value, label }));

/** Listings that wait for a moderator: the seller of each reads the same sentence, and can change it and submit it again. */
export const rejectListings: BulkAct = {
  permission: "offer.moderate",
  words: { verb: "Reject", one: "listing", many: "listings" },
  reasons: rejectionOptions,
  rowId: new RegExp(`^${UUID_PATTERN}$`),
  async preview(by, ids) {
    const listings = await query<ListingToReject>(sql`
      select l.id, l.seller_id, l.pending_version, l.screened_at, l.claimed_by_id, l.claimed_until, u.name as seller_name, app_now() as now,
        v.content->>'title' as title
      from listing l join person u on u.id = l.seller_id
        join listing_version v on v.listing_id = l.id and v.version = coalesce(l.pending_version, l.versions)
      where l.id = any(${ids}::uuid[]) and l.deleted_at is null and l.state <> 'DRAFT'`);
    return listings.map((listing) => ({
      id: listing.id,
      name: listing.title,
      href: `/admin/listings/${listing.id}`,
      gets: `Back to ${listing.sellerName}, who reads your reason`,
      skipped: whyRefused(() => assertRejectable(listing, by)),
      amountMinor: null,
      currency: null,
    }));
  },
  async run(by, key, { id, reason, reasonCode }) {
    await rejectListing(by, key, {
      listingId: id,
      reasonCode: rejectionReason.parse(reasonCode),
      sentence: reason,
    });
    return "Rejected. Its seller reads why.";
  },
};
