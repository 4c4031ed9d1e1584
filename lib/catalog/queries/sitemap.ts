import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { listingPath } from "../address";
import { cardJoins, SHOWN } from "./rows";

/** What one file of a sitemap may hold. */
export const SITEMAP_LISTINGS = 50_000;

/** How many files the listings that anyone may see fill. */
export async function countSitemapFiles(): Promise<number> {
  const row = await queryOne<{ count: number }>(
    sql`select count(*)::int as count from ${cardJoins()} where ${SHOWN}`,
  );
  return Math.ceil((row?.count ?? 0) / SITEMAP_LISTINGS);
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
