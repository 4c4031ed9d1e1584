import "server-only";
import { isFree } from "@/lib/identity/restrictions/restrictions";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { empty, raw, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { decodeCursor, decodePlace, encodeCursor } from "@/lib/kernel/page";
import type { SearchAnswer, SearchRequest } from "../engine";
import { asQuery, matches, textOf } from "./match";
import { ask } from "./pool";

/** So many hits are fetched, ranked and sorted whatever the order. */
const FEW = 1_000;
/** So many are sorted by a stored column; of more, the order's own index is walked. */
const MANY = 10_000;
/** Of more than a few hits, so many of the best by score are ranked. */
const BEST = 400;
/** Nobody looks further by relevance. */
const RELEVANT = 1_000;

interface Order {
  /** What hits are sorted by, with the document as `d`. */
  by: Sql;
  ascending?: true;
  /** A stored column, whose index can be walked; else the text's rank. */
  isStored: boolean;
  /** The type of a place. */
  type: "bigint" | "double precision" | "timestamptz";
}

const stored = (column: string, type: Order["type"], ascending?: true): Order => ({
  by: raw(`d.${column}`),
  type,
  isStored: true,
  ...(ascending && { ascending }),
});

const newest = stored("created_at", "timestamptz");
const byScore = stored("score", "double precision");

/** The text's rank by where and how near its words stand, raised by what is good and new, and by what it is likely about. */
const ranked = (text: string, likely: readonly string[]): Order => ({
  by: sql`round((ts_rank_cd('{0.1, 0.2, 0.4, 1}', d.tsv, ${asQuery(text)})
      * (1 + d.quality / 2 + exp(-extract(epoch from date_trunc('day', app_now()) - date_trunc('day', d.created_at)) / 86400 / 45) / 2)
      ${likely.length > 0 ? sql`* case when d.tokens && ${[...likely]}::text[] then 2 else 1 end` : empty}
    )::numeric * 1000000)::bigint`,
  type: "bigint",
  isStored: false,
});

function orderOf(request: SearchRequest): Order {
  const text = textOf(request);
  if (request.sort === "newest") return newest;
  if (request.sort === "cheapest") return stored("price_minor", "bigint", true);
  if (request.sort === "dearest") return stored("price_minor", "bigint");
  return text ? ranked(text, request.likelyTokens ?? []) : byScore;
}

/** Where the page before ended: its last place, and how many it and those before it showed. */
interface Place {
  value: string;
  id: string;
  shown: number;
}

const NUMBER = /^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,2})?$/;
const WHOLE = /^-?\d{1,18}$/;

/** Anyone can make up a cursor: one that cannot be read starts the list at its head. */
function placeOf(cursor: string | undefined, { type }: Order): Place | undefined {
  const [value = "", id = "", shown = ""] = decodeCursor(cursor, 3) ?? [];
  const isMoment = () => decodePlace(encodeCursor([value, id])) !== undefined;
  const fits = type === "timestamptz" ? isMoment() : (type === "bigint" ? WHOLE : NUMBER).test(value);
  return fits && isUuid(id) && /^\d{1,6}$/.test(shown) ? { value, id, shown: Number(shown) } : undefined;
}

/** Rows `d` with their `place` that come after the page before. */
const beyond = (place: Place | undefined, { ascending, type }: Order, by: Sql): Sql =>
  place
    ? sql`and (${by}, d.listing_id) ${raw(ascending ? ">" : "<")} (${place.value}::${raw(type)}, ${place.id}::uuid)`
    : empty;

/** That the listing of a document `d` can be bought now. */
const FOR_SALE = sql`join listing_record l on l.id = d.listing_id join offer_listing o on o.id = l.id join person u on u.id = l.seller_id
  where l.state = 'LIVE' and l.deleted_at is null and (l.hidden_until is null or l.hidden_until <= app_now())
    and o.state = 'AVAILABLE' and o.expires_at > app_now() and u.closed_at is null
    and not exists (select from trading_allowance a where a.user_id = l.seller_id and not ${raw(isFree("a", "sell"))})
    and not exists (select from store_record s where s.user_id = l.seller_id and s.is_away)`;

interface PageRow {
  id: string;
  place: string;
}

/** Hits up to `cap` with the page of them; only their count where there are more. */
async function gathered(
  request: SearchRequest,
  order: Order,
  place: Place | undefined,
  cap: number,
): Promise<{ count: number; page: PageRow[] }> {
  const isRanked = !order.isStored;
  const best = isRanked && cap > FEW;
  const direction = raw(order.ascending ? "asc" : "desc");
  const [row] = await ask<{ count: number; page: PageRow[] }>(sql`
    with hit as materialized (
      select d.listing_id, ${isRanked && !best ? sql`d.tsv, d.tokens, d.quality, d.created_at` : empty}
        ${isRanked ? (best ? sql`d.score` : empty) : order.by}
      from search_document d where ${matches(request)} limit ${cap + 1}),
    sized as materialized (select count(*)::int as count from hit),
    d as (
      ${
        best
          ? sql`select t.* from (select listing_id from hit order by score desc, listing_id desc limit ${BEST}) b
          join search_document t using (listing_id)`
          : sql`select * from hit`
      }
      where (select count from sized) <= ${cap})
    select (select count from sized) as count, coalesce((
      select json_agg(json_build_object('id', p.listing_id, 'place', p.place::text) order by p.place ${direction}, p.listing_id ${direction})
      from (
        select d.listing_id, d.place from (
          select d.listing_id, ${order.by} as place from d order by place ${direction}, d.listing_id ${direction}) d ${FOR_SALE}
          ${beyond(place, order, sql`d.place`)}
        order by d.place ${direction}, d.listing_id ${direction} limit ${request.limit + 1}) p), '[]') as page`);
  return row ?? { count: 0, page: [] };
}

/** The page of an order whose index is walked, with everything else as a filter on the way: most documents match. */
const walked = (request: SearchRequest, order: Order, place: Place | undefined): Promise<PageRow[]> => {
  const direction = raw(order.ascending ? "asc" : "desc");
  return ask<PageRow>(sql`
    select d.listing_id as id, ${order.by}::text as place
    from search_document d ${FOR_SALE} and ${matches(request)} ${beyond(place, order, order.by)}
    order by ${order.by} ${direction}, d.listing_id ${direction} limit ${request.limit + 1}`);
};

/** The same by rank: of the best by score. */
const rankedBest = (request: SearchRequest, order: Order, place: Place | undefined): Promise<PageRow[]> =>
  ask<PageRow>(sql`
    select d.listing_id as id, d.place::text as place from (
      select d.listing_id, ${order.by} as place from (
        select d.* from search_document d where ${matches(request)} order by d.score desc, d.listing_id desc limit ${BEST}) d
      order by place desc, d.listing_id desc) d
      ${FOR_SALE} ${beyond(place, order, sql`d.place`)}
    order by d.place desc, d.listing_id desc limit ${request.limit + 1}`);

/** The page of an order of which the best are ranked, or whose index is walked. */
const pageOfMost = (request: SearchRequest, order: Order, place: Place | undefined): Promise<PageRow[]> =>
  (order.isStored ? walked : rankedBest)(request, order, place);

async function pageOfMany(request: SearchRequest, order: Order, place: Place | undefined, known?: number) {
  if (known === undefined || known <= MANY) {
    const found = await gathered(request, order, place, MANY);
    if (found.count <= MANY) return found;
  }
  return { count: MANY + 1, page: await pageOfMost(request, order, place) };
}

/** Documents that are read on the way to a page, or to the best, before counting the hits is the shorter way. */
const WALKED = 10_000;

const rowsOf = async (condition: Sql): Promise<number> => {
  const [row] = await ask<Record<string, readonly [{ Plan: { "Plan Rows": number } }]>>(
    sql`explain (format json) select from search_document d where ${condition}`,
  );
  return Object.values(row ?? {})[0]?.[0].Plan["Plan Rows"] ?? 0;
};

const allRows = sharedRead("search.documents", () => rowsOf(raw("true")));

/**
 * The page of what so many listings match that it is full after few documents, by what PostgreSQL's statistics let expect: to count the
 * hits of such a word takes longer than to show the first of them. Undefined where it is not so, or the expectation was wrong.
 */
async function pageOfExpected(request: SearchRequest, order: Order, place: Place | undefined) {
  const [all, hits] = await Promise.all([allRows(), rowsOf(matches(request))]);
  const needed = order.isStored ? request.limit + 1 : BEST;
  if (hits <= 2 * FEW || (needed * all) / hits > WALKED) return undefined;
  const page = await pageOfMost(request, order, place);
  return page.length > request.limit ? { count: Math.min(hits, MANY + 1), page } : undefined;
}

/**
 * A page of what matches and can be bought now. How it is found is decided by counting: a few hits are ranked or sorted, many are sorted by
 * a stored column, and of more the order's index is walked. `counted`: how many hits counting the facets has found.
 */
export async function findPage(
  request: SearchRequest,
  counted: Promise<number | undefined>,
): Promise<Pick<SearchAnswer, "ids" | "nextCursor" | "count">> {
  const order = orderOf(request);
  const place = placeOf(request.cursor, order);
  const expected = await pageOfExpected(request, order, place);
  const few = expected ?? (await gathered(request, order, place, FEW));
  const { count, page } =
    expected ?? (few.count <= FEW ? few : await pageOfMany(request, order, place, await counted));
  const items = page.slice(0, request.limit);
  const last = items.at(-1);
  const shown = (place?.shown ?? 0) + items.length;
  const isOver = page.length <= request.limit || (request.sort === "relevance" && shown >= RELEVANT);
  return {
    ids: items.map(({ id }) => id),
    nextCursor: last && !isOver ? encodeCursor([last.place, last.id, shown]) : null,
    count,
  };
}
