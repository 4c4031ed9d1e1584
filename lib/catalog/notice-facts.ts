import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";
import type { ListingContent } from "./content";

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
