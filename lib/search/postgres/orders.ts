import "server-only";
import { isFree } from "@/lib/identity/restrictions/free-sql";
import { empty, raw, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { decodeCursor, decodePlace, encodeCursor } from "@/lib/kernel/page";
import type { SearchAnswer, SearchRequest } from "../engine";
import { asQuery, textOf } from "./match";

/** Nobody looks further by relevance. */
const RELEVANT = 1_000;

export interface Order {
  /** What hits are sorted by, with the document as `d`. */
  by: Sql;
  direction: Sql;
  /** A stored column, whose index can be walked; else the text's rank. */
  isStored: boolean;
  /** The type of a place. */
  type: "bigint" | "double precision" | "timestamptz";
}

const stored = (column: string, type: Order["type"], direction = "desc"): Order => ({
  by: raw(`d.${column}`),
  type,
  isStored: true,
  direction: raw(direction),
});

/**
 * The text's rank by where and how near its words stand, raised by what is good and new, and by what it is likely about. What is the same
 * for all documents is asked for once, and only with floating point: exp() of exact numbers took longer than all else.
 */
const ranked = (text: string, likely: readonly string[]): Order => ({
  by: sql`round((ts_rank_cd('{0.1, 0.2, 0.4, 1}', d.tsv, (select ${asQuery(text)}))
      * (1 + d.quality / 2 + exp(extract(epoch from date_trunc('day', d.created_at) - (select date_trunc('day', app_now())))::float8 / 86400 / 45) / 2)
      ${likely.length > 0 ? sql`* case when d.tokens && ${[...likely]}::text[] then 2 else 1 end` : empty}
    ) * 1000000)::bigint`,
  type: "bigint",
  isStored: false,
  direction: raw("desc"),
});

export function orderOf(request: SearchRequest): Order {
  const text = textOf(request);
  if (request.sort === "newest") return stored("created_at", "timestamptz");
  if (request.sort === "cheapest") return stored("price_minor", "bigint", "asc");
  if (request.sort === "dearest") return stored("price_minor", "bigint");
  return text ? ranked(text, request.likelyTokens ?? []) : stored("score", "double precision");
}

/** Where the page before ended: its last place, and how many it and those before it showed. */
export interface Place {
  value: string;
  id: string;
  shown: number;
}

const NUMBER = /^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,2})?$/;
const WHOLE = /^-?\d{1,18}$/;

/** Anyone can make up a cursor: one that cannot be read starts the list at its head. */
export function placeOf(cursor: string | undefined, { type }: Order): Place | undefined {
  const [value = "", id = "", shown = ""] = decodeCursor(cursor, 3) ?? [];
  const isMoment = () => decodePlace(encodeCursor([value, id])) !== undefined;
  const fits = type === "timestamptz" ? isMoment() : (type === "bigint" ? WHOLE : NUMBER).test(value);
  return fits && isUuid(id) && /^\d{1,6}$/.test(shown) ? { value, id, shown: Number(shown) } : undefined;
}

/** Rows `d` with their place as `by` that come after the page before. */
export const beyond = (place: Place | undefined, { direction, type }: Order, by: Sql): Sql =>
  place
    ? sql`and (${by}, d.listing_id) ${raw(direction.sql === "asc" ? ">" : "<")} (${place.value}::${raw(type)}, ${place.id}::uuid)`
    : empty;

/** That the listing of a document `d` can be bought now. */
export const FOR_SALE = sql`join listing_record l on l.id = d.listing_id join offer_listing o on o.id = l.id join person u on u.id = l.seller_id
  where l.state = 'LIVE' and l.deleted_at is null and (l.hidden_until is null or l.hidden_until <= app_now())
    and o.state = 'AVAILABLE' and o.expires_at > app_now() and u.closed_at is null
    and not exists (select from trading_allowance a where a.user_id = l.seller_id and not ${raw(isFree("a", "sell"))})
    and not exists (select from store_record s where s.user_id = l.seller_id and s.is_away)`;

export interface PageRow {
  id: string;
  place: string;
}

/** A page of at most `limit` rows, of which one more was read where there are more. */
export function pageOf(
  rows: readonly PageRow[],
  { limit, sort }: SearchRequest,
  place: Place | undefined,
): Pick<SearchAnswer, "ids" | "nextCursor"> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const shown = (place?.shown ?? 0) + items.length;
  const isOver = rows.length <= limit || (sort === "relevance" && shown >= RELEVANT);
  return {
    ids: items.map(({ id }) => id),
    nextCursor: last && !isOver ? encodeCursor([last.place, last.id, shown]) : null,
  };
}
