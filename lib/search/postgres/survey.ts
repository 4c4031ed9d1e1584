import "server-only";
import { empty, join, raw, type Sql, sql } from "@/lib/kernel/db";
import { MOST_COUNTED, type SearchAnswer, type SearchRequest } from "../engine";
import { asArray, barsOfAll, bitOf, type FacetPlan, facetsIn, type Read, tokensOfAll } from "./facets";
import { isByIndex, matches, type Putting, passes, tokensOfAllButOne } from "./match";
import { beyond, FOR_SALE, type Order, orderOf, type PageRow, type Place, pageOf, placeOf } from "./orders";
import { ask, askKept } from "./pool";

/** So many hits are ranked, whatever their score. */
export const FEW = 1_000;
/** Of more, so many of the best by score. */
export const BEST = 400;

/** So many documents are read at once for a page and its facets. */
const READ = 2 * MOST_COUNTED;

/** What the documents have that are read for a page and its facets: the hits, and what fails one filter of a wanted facet alone. */
export const readFor = (request: SearchRequest, { own }: FacetPlan): Putting => ({
  without: own,
  required: tokensOfAllButOne(request, own),
});

interface SurveyRow extends Read {
  /** Hits, and documents that were read for them and for the facets. */
  count: number;
  read: number;
  page: PageRow[];
}

/**
 * A page and its facets by one reading of documents: at most 10,000 hits, and for each facet that is filtered by what its own filter alone
 * keeps away. Undefined where there are more.
 */
export async function surveyed(request: SearchRequest, plan?: FacetPlan): Promise<SearchAnswer | undefined> {
  const order = orderOf(request);
  const place = placeOf(request.cursor, order);
  const putting = plan ? readFor(request, plan) : {};
  const isKept = isByIndex(request, putting);
  const statement = surveyOf(request, order, place, plan, { ...putting, isKept });
  const [row] = await (isKept ? askKept : ask)<SurveyRow>(statement);
  if (!row || row.read > READ || row.count > MOST_COUNTED) return undefined;
  return {
    ...pageOf(row.page, request, place),
    count: row.count,
    ...(plan && (await facetsIn(plan, row))),
  };
}

function surveyOf(
  request: SearchRequest,
  order: Order,
  place: Place | undefined,
  plan: FacetPlan | undefined,
  putting: Putting,
): Sql {
  const tokens = plan && tokensOfAll(plan);
  const bars = plan && barsOfAll(plan);
  return sql`
    with hit as materialized (${hits(request, plan, putting)}),
    sized as materialized (
      select count(*)::int as read, (count(*) filter (where fails = 0))::int as count, min(price_minor) filter (where fails = 0) as lowest,
        max(price_minor) filter (where fails = 0) as highest
      from hit),
    d as (${order.isStored ? sql`select * from hit where fails = 0` : best})
    select z.*, ${asArray(tokens)} as counts, (${bars ?? raw("null::json")}) as bars, coalesce((
      select json_agg(json_build_object('id', p.listing_id, 'place', p.place::text) order by p.place ${order.direction}, p.listing_id ${order.direction})
      from (
        select d.listing_id, d.place from (
          select d.listing_id, ${order.by} as place from d order by place ${order.direction}, d.listing_id ${order.direction}) d ${FOR_SALE}
          ${beyond(place, order, sql`d.place`)}
        order by d.place ${order.direction}, d.listing_id ${order.direction} limit ${request.limit + 1}) p), '[]') as page
    from sized z`;
}

/** What is ranked: all hits where they are few, else the best of them by score. */
const best = sql`
  select t.* from (
    select listing_id from hit where fails = 0 order by score desc, listing_id desc
    limit (select case when count <= ${FEW}::int then ${FEW}::int else ${BEST}::int end from sized)) b
  join search_document t using (listing_id)`;

/** The documents that are read, with the filters that they fail. */
function hits(request: SearchRequest, plan: FacetPlan | undefined, putting: Putting): Sql {
  const documents = (fails: Sql) => sql`
    select d.listing_id, d.price_minor, d.score, d.created_at ${plan ? raw(", d.tokens") : empty}, ${fails} as fails
    from search_document d where ${matches(request, putting)}`;
  const most = sql`limit ${(plan?.own.length ? READ : MOST_COUNTED) + 1}`;
  if (!plan || plan.own.length === 0) return sql`${documents(raw("0"))} ${most}`;
  const bits = plan.own.map((facet) => bitOf(plan, facet));
  const fails = plan.own.map(
    (facet) => sql`case when ${passes(request, facet)} then 0 else ${bitOf(plan, facet)}::int end`,
  );
  return sql`select * from (${documents(join(fails, " + "))} offset 0) d where d.fails = any(${[0, ...bits]}::int[]) ${most}`;
}
