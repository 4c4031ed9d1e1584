import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { listingPath, storePath } from "../address";
import { cardJoins, SHOWN } from "./rows";

/** What one file of a sitemap may hold. */
export const SITEMAP_LISTINGS = 50_000;

/** Something of a store `h` can be bought, and its seller is not away. */
const SELLS = sql`${SHOWN} and o.state = 'AVAILABLE' and h.user_id is not null
  and not (h.on_holiday and (h.back_on is null or h.back_on > lagos_day(app_now())))`;

/** How many files fill the listings that anyone may see, and the stores that sell something. */
export async function countSitemapFiles(): Promise<{ listings: number; stores: number }> {
  const row = await queryOne<{ listings: number; stores: number }>(sql`
    select count(*)::int as listings, count(distinct l.seller_id) filter (where ${SELLS})::int as stores
    from ${cardJoins()} where ${SHOWN}`);
  const files = (count = 0) => Math.ceil(count / SITEMAP_LISTINGS);
  return { listings: files(row?.listings), stores: files(row?.stores) };
}

/** The stores of a file, counted from 0, with when the newest of what they sell was written. */
export async function sitemapStores(file: number): Promise<SitemapListing[]> {
  const rows = await query<{ handle: string; changedAt: Date }>(sql`
    select h.handle, max(v.created_at) as changed_at from ${cardJoins()} where ${SELLS}
    group by h.handle order by h.handle limit ${SITEMAP_LISTINGS} offset ${file * SITEMAP_LISTINGS}`);
  return rows.map(({ handle, changedAt }) => ({ path: storePath(handle), changedAt }));
}

export interface SitemapListing {
  path: string;
  /** When the version that is for sale was written. */
  changedAt: Date;
}

/** The listings of a file, counted from 0, in the order of their ids. */
export async function sitemapListings(file: number): Promise<SitemapListing[]> {
  const rows = await query<{ id: string; title: string; changedAt: Date }>(sql`
    select l.id, v.content->>'title' as title, v.created_at as changed_at
    from ${cardJoins()} where ${SHOWN}
    order by l.id limit ${SITEMAP_LISTINGS} offset ${file * SITEMAP_LISTINGS}`);
  return rows.map(({ changedAt, ...listing }) => ({ path: listingPath(listing), changedAt }));
}
