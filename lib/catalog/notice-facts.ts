import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";
import type { ListingContent } from "./content";
import { LATE_REVIEW_HOURS } from "./limits";

interface NoticeRow {
  sellerId: string;
  content: ListingContent;
  currency: Currency;
  priceMinor: bigint;
  expiresAt: Date | null;
  now: Date;
}

/** A listing as its seller is notified of it: in the version that it is about, or in the one that is live. */
export async function readListingFacts(listingId: string, version: number | null = null) {
  const row = await queryOne<NoticeRow>(sql`
    select l.seller_id, v.content, v.currency, v.price_minor, o.expires_at, app_now() as now
    from listing l join listing_version v on v.listing_id = l.id and v.version = coalesce(${version}::int, l.live_version)
      left join offer_listing o on o.id = l.id
    where l.id = ${listingId}::uuid and l.deleted_at is null`);
  return (
    row && {
      sellerId: row.sellerId,
      title: row.content.title,
      price: { minor: row.priceMinor.toString(), currency: row.currency },
      until: (row.expiresAt ?? row.now).toISOString(),
    }
  );
}

interface LateRow {
  listingId: string;
  version: number;
  until: Date;
}

/**
 * A version that still waits for a moderator though the time for it has passed, and by when they decide now; undefined for what waits because of
 * its readers, and once that date has passed too.
 */
export const readLateReview = (versionId: string): Promise<LateRow | undefined> =>
  queryOne<LateRow>(sql`
    select v.listing_id, v.version, lagos_hours_after(l.submitted_at, ${LATE_REVIEW_HOURS}::int) as until
    from listing_version v join listing l on l.id = v.listing_id and l.pending_version = v.version
      left join offer_listing o on o.id = l.id
    where v.id = ${versionId}::uuid and l.screened_at is not null and l.deleted_at is null and o.state is distinct from 'WITHDRAWN'
      and lagos_hours_after(l.submitted_at, ${LATE_REVIEW_HOURS}::int) > app_now()`);
