import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mayRead } from "@/lib/kernel/permissions";
import type { ListingContent } from "../content";
import type { ListingCard, ListingPage } from "../schema";
import {
  CARD_COLUMNS,
  type CardRow,
  cardJoins,
  cardOf,
  IS_AWAY,
  PAGE_COLUMNS,
  type PageRow,
  pageViewOf,
  SHOWN,
} from "./rows";

/** A listing's page, or what is left of one that was live and is no longer available. */
export type ListingFor =
  | { is: "shown"; listing: ListingPage; isOwn: boolean; now: Date }
  | { is: "over"; title: string; category: { slug: string; name: string } };

/**
 * A listing as this viewer may see it: strangers what is for sale or sold out, and of what once was the title; its seller and moderators all
 * that has a version. Undefined where it does not exist for them.
 */
export async function listingFor(viewer: Actor | null, id: string): Promise<ListingFor | undefined> {
  if (!isUuid(id)) return undefined;
  const seesAll = viewer !== null && mayRead(viewer, "offer.moderate");
  const me = viewer?.id ?? null;
  const row = await queryOne<PageRow & { isShown: boolean; isDeleted: boolean; now: Date }>(sql`
    select ${PAGE_COLUMNS(me)}, ${SHOWN} as is_shown, l.deleted_at is not null as is_deleted, app_now() as now
    from ${cardJoins(sql`coalesce(l.live_version, l.pending_version, nullif(l.versions, 0))`)}
    where l.id = ${id}::uuid and (l.live_version is not null or l.seller_id = ${me}::uuid or ${seesAll})`);
  if (!row || row.isDeleted) return undefined;
  const isOwn = row.sellerId === me;
  if (row.isShown || isOwn || seesAll)
    return { is: "shown", listing: pageViewOf(row, isOwn || seesAll), isOwn, now: row.now };
  const { content, categorySlug: slug, categoryName: name } = row;
  return { is: "over", title: content.title, category: { slug, name } };
}

/**
 * A version as it was bought: for its seller, buyers of a trade of it and moderators; undefined for others. Private details are left out
 * but for its seller and staff.
 */
export async function listingVersionFor(
  viewer: Actor,
  id: string,
  version: number,
): Promise<ListingPage | undefined> {
  if (!isUuid(id) || !Number.isInteger(version) || version < 1 || version > 1_000_000) return undefined;
  const seesAll = mayRead(viewer, "offer.moderate");
  const row = await queryOne<PageRow>(sql`
    select ${PAGE_COLUMNS(viewer.id)} from ${cardJoins(sql`${version}::int`)}
    where l.id = ${id}::uuid and (l.seller_id = ${viewer.id}::uuid or ${seesAll} or exists (
      select from bought_line b join trade_overview t on t.id = b.trade_id
      where b.offer_id = l.id and b.terms_version = v.version and t.buyer_id = ${viewer.id}::uuid))`);
  return row && { ...pageViewOf(row, row.sellerId === viewer.id || seesAll), version: String(version) };
}

/** Cards of these listings that anyone may see, in the order of the ids. */
export async function cardsOf(ids: readonly string[]): Promise<ListingCard[]> {
  const rows = await query<CardRow>(sql`
    select ${CARD_COLUMNS} from ${cardJoins()} where l.id = any(${[...ids]}::uuid[]) and ${SHOWN}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [cardOf(row)] : [];
  });
}

/** A card with what buying it asks for. */
export type CartListing = ListingCard & {
  /** It can be bought at this moment, if there is one left. */
  isShown: boolean;
  /** Its version, which buying names. */
  version: bigint;
  delivery: ListingContent["delivery"];
  /** The weight of one. */
  grams: number;
};

/** Cards of these listings that once were live, whatever has become of them, by id. */
export async function cartListings(ids: readonly string[]): Promise<ReadonlyMap<string, CartListing>> {
  if (ids.length === 0) return new Map();
  const rows = await query<CardRow & { isShown: boolean; version: bigint }>(sql`
    select ${CARD_COLUMNS}, (${SHOWN} and not ${IS_AWAY}) as is_shown, l.live_version::bigint as version
    from ${cardJoins()} where l.id = any(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, cartListingOf(row)]));
}

const cartListingOf = (row: CardRow & { isShown: boolean; version: bigint }): CartListing => ({
  ...cardOf(row),
  isShown: row.isShown,
  version: row.version,
  delivery: row.content.delivery,
  grams: row.categorySchema.grams,
});
