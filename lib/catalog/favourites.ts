import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { empty, query, queryOne, sql } from "@/lib/kernel/db";
import { decodePlace, pageOf } from "@/lib/kernel/page";
import { kernelRefusals, Refusal, refusals } from "@/lib/kernel/refusal";
import { CARD_COLUMNS, type CardRow, cardJoins, cardOf, SHOWN } from "./queries/rows";
import type { ListingCard } from "./schema";
import { countInterest } from "./views";

const MOST_FAVOURITES = 500;
const favouriteRefusals = refusals({
  too_many_favourites: { status: 409, says: `You can save ${MOST_FAVOURITES} listings. Remove some first.` },
});

/**
 * Keeps a listing of another in view; once more changes nothing.
 * @throws Refusal - not_found, too_many_favourites
 */
export async function addFavourite(by: Actor, listingId: string): Promise<void> {
  const found = await queryOne<{ count: number }>(sql`
    select (select count(*)::int from favourite f where f.user_id = ${by.id}::uuid and f.listing_id <> l.id) as count
    from ${cardJoins()} where l.id = ${listingId}::uuid and l.seller_id <> ${by.id}::uuid and ${SHOWN}`);
  if (!found) throw new Refusal(kernelRefusals.not_found);
  if (found.count >= MOST_FAVOURITES) throw new Refusal(favouriteRefusals.too_many_favourites);
  const added = await queryOne(sql`
    insert into favourite (user_id, listing_id) values (${by.id}::uuid, ${listingId}::uuid) on conflict do nothing returning listing_id`);
  if (added) countInterest("favourites", { listingId, visitor: by.id });
}

/** Which of these listings a person keeps in view. */
export async function favouritesAmong(
  by: Pick<Actor, "id">,
  listingIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ listingId: string }>(sql`
    select listing_id from favourite where user_id = ${by.id}::uuid and listing_id = any(${[...listingIds]}::uuid[])`);
  return new Set(rows.map(({ listingId }) => listingId));
}

/** Keeps it in view no longer. */
export async function removeFavourite(by: Actor, listingId: string): Promise<void> {
  await query(sql`delete from favourite where user_id = ${by.id}::uuid and listing_id = ${listingId}::uuid`);
}

/** A person's favourites, the last first, a page at a time. What is no longer shown says so by its status. */
export async function favourites(
  by: Pick<Actor, "id">,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: (ListingCard & { isShown: boolean })[]; nextCursor: string | null }> {
  const from = decodePlace(cursor);
  const rows = await query<CardRow & { place: string; isShown: boolean }>(sql`
    select ${CARD_COLUMNS}, f.created_at::text as place, (${SHOWN}) as is_shown
    from ${cardJoins()} join favourite f on f.listing_id = l.id and f.user_id = ${by.id}::uuid
    where l.deleted_at is null ${from ? sql`and (f.created_at, l.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : empty}
    order by f.created_at desc, l.id desc limit ${limit + 1}`);
  const { items, nextCursor } = pageOf(rows, limit, ({ place, id }) => [place, id]);
  return { items: items.map((row) => ({ ...cardOf(row), isShown: row.isShown })), nextCursor };
}

/** Forgets what a person kept in view. */
export async function forgetFavourites(userId: string): Promise<void> {
  await query(sql`delete from favourite where user_id = ${userId}::uuid`);
}
