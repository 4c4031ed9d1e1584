import "server-only";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { raw, type Sql, sql } from "@/lib/kernel/db";
import { MOST_COUNTED, type SearchAnswer, type SearchRequest } from "../engine";
import { bandsOfBest } from "./bands";
import { matches } from "./match";
import { beyond, FOR_SALE, type Order, orderOf, type PageRow, type Place, pageOf, placeOf } from "./orders";
import { ask, askKept } from "./pool";
import { BEST, FEW, surveyed } from "./survey";

/** The page of an order whose index is walked, with everything else as a filter on the way: most documents match. */
const walked = (request: SearchRequest, order: Order, place: Place | undefined): Promise<PageRow[]> =>
  askKept<PageRow>(sql`
    select d.listing_id as id, ${order.by}::text as place
    from search_document d ${FOR_SALE} and ${matches(request, { walks: order.by.sql, isKept: true })} ${beyond(place, order, order.by)}
    order by ${order.by} ${order.direction}, d.listing_id ${order.direction} limit ${request.limit + 1}`);

/**
 * Of the best by score that the index finds within some bands, or by walking; undefined where those bands have too few. Where there are
 * bands, nothing else may order the rows while they are found: a kept plan would walk after all.
 */
async function rankedIn(
  request: SearchRequest,
  order: Order,
  place: Place | undefined,
  bands: string | undefined,
): Promise<PageRow[] | undefined> {
  const putting = bands === undefined ? { walks: "d.score" } : { required: bands };
  const rows = await askKept<PageRow & { ranked: number }>(sql`
    with best as materialized (
      select listing_id, place from (
        select d.listing_id, d.score, ${order.by} as place from search_document d
        where ${matches(request, { ...putting, isKept: true })} ${raw(bands === undefined ? "" : "offset 0")}) d
      order by d.score desc, d.listing_id desc limit ${BEST})
    select d.listing_id as id, d.place::text as place, (select count(*)::int from best) as ranked
    from (select * from best order by place desc, listing_id desc) d ${FOR_SALE} ${beyond(place, order, sql`d.place`)}
    order by d.place desc, d.listing_id desc limit ${request.limit + 1}`);
  return bands === undefined || rows[0]?.ranked === BEST ? rows : undefined;
}

/** Of so many documents more than are expected to be needed the bands are read. */
const SPARE = 1.2;

/** The page by rank: of the best by score, among which `share` of all documents match. */
async function rankedBest(
  request: SearchRequest,
  order: Order,
  place: Place | undefined,
  share: number,
): Promise<PageRow[]> {
  const bands = await bandsOfBest((BEST / share) * SPARE);
  const found = bands === undefined ? undefined : await rankedIn(request, order, place, bands);
  return found ?? (await rankedIn(request, order, place, undefined)) ?? [];
}

/** The page of an order of which the best are ranked, or whose index is walked. */
const pageOfMost = (request: SearchRequest, order: Order, place: Place | undefined, share: number) =>
  order.isStored ? walked(request, order, place) : rankedBest(request, order, place, share);

/** Documents that are read on the way to a page, or to the best, before counting the hits is the shorter way. */
const WALKED = 10_000;

/** How many documents PostgreSQL expects, by its statistics. */
export async function expected(condition: Sql): Promise<number> {
  const [row] = await ask<Record<string, readonly [{ Plan: { "Plan Rows": number } }]>>(
    sql`explain (format json) select from search_document d where ${condition}`,
  );
  return Object.values(row ?? {})[0]?.[0].Plan["Plan Rows"] ?? 0;
}

const allRows = sharedRead("search.documents", () => expected(raw("true")));

/**
 * A page of what matches and can be bought now. How it is found depends on how many match: a few hits are ranked or sorted, of many the
 * best by score are ranked or they are sorted by a stored column, and of more the order's index is walked. So it is also where the page is
 * full after few documents by what the statistics let expect: to count the hits of such a word takes longer than to show the first of them.
 */
export async function findPage(
  request: SearchRequest,
): Promise<Pick<SearchAnswer, "ids" | "nextCursor" | "count">> {
  const order = orderOf(request);
  const place = placeOf(request.cursor, order);
  const [all, hits] = await Promise.all([allRows(), expected(matches(request))]);
  const needed = order.isStored ? request.limit + 1 : BEST;
  if (hits > 2 * FEW && (needed * all) / hits <= WALKED) {
    const page = await pageOfMost(request, order, place, hits / all);
    if (page.length > request.limit)
      return { ...pageOf(page, request, place), count: Math.min(hits, MOST_COUNTED + 1) };
  }
  const found = await surveyed(request);
  if (found) return found;
  return {
    ...pageOf(await pageOfMost(request, order, place, hits / all), request, place),
    count: MOST_COUNTED + 1,
  };
}
