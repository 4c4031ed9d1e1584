import "server-only";
import { type CartListing, cartListings, countInterest } from "@/lib/catalog";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { moneyView } from "@/lib/kernel/schema";
import { cartRefusals, MOST_SELLERS } from "./refusals";
import type { Cart, CartChange, CartLine, CartLineInput } from "./schema";

type Owner = Pick<Actor, "id">;

interface LineRow {
  listingId: string;
  units: number;
  seenPriceMinor: bigint;
}

const least = (a: number, b: number): number => (a < b ? a : b);

function changesOf(row: LineRow, { isShown, unitsLeft, price }: CartListing): CartChange[] {
  if (!isShown) return ["ended"];
  const changes: CartChange[] = [];
  const left = Number(unitsLeft);
  if (left === 0) changes.push("sold_out");
  else if (left < row.units) changes.push("fewer_left");
  const now = BigInt(price.minor);
  if (now > row.seenPriceMinor) changes.push("dearer");
  if (now < row.seenPriceMinor) changes.push("cheaper");
  return changes;
}

function lineOf(row: LineRow, found: CartListing): CartLine {
  const { isShown, ...listing } = found;
  return {
    listing,
    units: row.units,
    available: isShown ? least(row.units, Number(listing.unitsLeft)) : 0,
    seenPrice: moneyView(row.seenPriceMinor),
    changes: changesOf(row, found),
  };
}

const totalOf = (lines: readonly CartLine[]): bigint =>
  lines.reduce((sum, { listing, available }) => sum + BigInt(listing.price.minor) * BigInt(available), 0n);

/** What a person looks at buying, by seller, with what has changed since they last looked. It holds no stock. */
export async function readCart(by: Owner): Promise<Cart> {
  const rows = await query<LineRow>(sql`
    select listing_id, units, seen_price_minor from cart_line where user_id = ${by.id}::uuid order by added_at, listing_id`);
  return cartOf(rows, await cartListings(rows.map(({ listingId }) => listingId)));
}

/** The same of lines that are kept elsewhere, as of who is not signed in: the prices of now are those that they know. */
export async function previewCart(lines: readonly CartLineInput[]): Promise<Cart> {
  const found = await cartListings(lines.map(({ listingId }) => listingId));
  const rows = lines.map(({ listingId, units }) => ({
    listingId,
    units,
    seenPriceMinor: BigInt(found.get(listingId)?.price.minor ?? 0),
  }));
  return cartOf(rows, found);
}

function cartOf(rows: readonly LineRow[], found: ReadonlyMap<string, CartListing>): Cart {
  const bySeller = new Map<string, CartLine[]>();
  for (const row of rows) {
    const listing = found.get(row.listingId);
    if (!listing) continue;
    const line = lineOf(row, listing);
    bySeller.set(listing.seller.id, [...(bySeller.get(listing.seller.id) ?? []), line]);
  }
  const sellers = [...bySeller.values()].flatMap((lines) => {
    const [first] = lines;
    return first ? [{ seller: first.listing.seller, lines, total: moneyView(totalOf(lines)) }] : [];
  });
  return { sellers, total: moneyView(totalOf(sellers.flatMap(({ lines }) => lines))) };
}

/** How many listings are in a person's cart. */
export async function countCart(by: Owner): Promise<number> {
  const row = await queryOne<{ count: number }>(sql`
    select count(*)::int as count from cart_line where user_id = ${by.id}::uuid`);
  return row?.count ?? 0;
}

/**
 * Puts a listing into a cart, or changes how many are wanted. More than there are is allowed: the cart says how many there are.
 * @throws Refusal - not_found, own_listing, cart_full, too_many_sellers
 */
export async function putInCart(by: Owner, { listingId, units }: CartLineInput): Promise<void> {
  const listing = (await cartListings([listingId])).get(listingId);
  if (!listing?.isShown) throw new Refusal(kernelRefusals.not_found);
  if (listing.seller.id === by.id) throw new Refusal(cartRefusals.own_listing);
  await write(by, [
    { listingId, units, seenPriceMinor: BigInt(listing.price.minor), sellerId: listing.seller.id },
  ]);
}

/**
 * Makes a cart what is given; what cannot be bought by this person is left out. Of what is in it already, what was seen stays.
 * @throws Refusal - cart_full, too_many_sellers
 */
export async function replaceCart(by: Owner, lines: readonly CartLineInput[]): Promise<void> {
  const found = await cartListings(lines.map(({ listingId }) => listingId));
  const kept = lines.flatMap(({ listingId, units }) => {
    const listing = found.get(listingId);
    return listing?.isShown && listing.seller.id !== by.id
      ? [{ listingId, units, seenPriceMinor: BigInt(listing.price.minor), sellerId: listing.seller.id }]
      : [];
  });
  if (new Set(kept.map(({ sellerId }) => sellerId)).size > MOST_SELLERS)
    throw new Refusal(cartRefusals.too_many_sellers);
  await write(by, kept, "replace");
}

/** Takes a listing out of a cart; once more changes nothing. */
export async function takeOutOfCart(by: Owner, listingId: string): Promise<void> {
  await query(sql`delete from cart_line where user_id = ${by.id}::uuid and listing_id = ${listingId}::uuid`);
}

/** What has changed was read: the prices of now are those that the buyer knows. */
export async function markCartSeen(by: Owner): Promise<void> {
  await query(sql`
    update cart_line c set seen_price_minor = o.price_minor from offer_listing o
    where o.id = c.listing_id and c.user_id = ${by.id}::uuid and c.seen_price_minor <> o.price_minor`);
}

/** Writes lines, and with `replace` takes out all others, in one statement: those go first, so that the new ones have room. */
async function write(
  by: Owner,
  lines: readonly (LineRow & { sellerId: string })[],
  mode: "add" | "replace" = "add",
): Promise<void> {
  const given = JSON.stringify(
    lines.map(({ listingId, sellerId, units, seenPriceMinor }) => ({
      listingId,
      sellerId,
      units,
      seen: seenPriceMinor.toString(),
    })),
  );
  const written = await query<{ listingId: string; isNew: boolean }>(sql`
    with gone as (
      delete from cart_line where ${mode === "replace"} and user_id = ${by.id}::uuid
        and not listing_id = any(${lines.map(({ listingId }) => listingId)}::uuid[])
      returning listing_id
    ), room as (select count(*) from gone)
    insert into cart_line (user_id, listing_id, seller_id, units, seen_price_minor)
    select ${by.id}::uuid, (g->>'listingId')::uuid, (g->>'sellerId')::uuid, (g->>'units')::int, (g->>'seen')::bigint
    from room, jsonb_array_elements(${given}::jsonb) g
    on conflict (user_id, listing_id) do update set units = excluded.units
    returning listing_id, xmax = 0 as is_new`);
  for (const { listingId, isNew } of written)
    if (isNew) countInterest("carts", { listingId, visitor: by.id });
  if (written.length === lines.length) return;
  const sellers = await queryOne<{ count: number }>(sql`
    select count(distinct seller_id)::int as count from cart_line where user_id = ${by.id}::uuid`);
  throw new Refusal(
    (sellers?.count ?? 0) >= MOST_SELLERS ? cartRefusals.too_many_sellers : cartRefusals.cart_full,
  );
}
