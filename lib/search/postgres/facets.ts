import "server-only";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { join, raw, type Sql, sql } from "@/lib/kernel/db";
import { facetLetters, MOST_COUNTED, type PriceBar, type SearchAnswer, type SearchRequest } from "../engine";
import { matches } from "./match";
import { ask } from "./pool";

/** The facet of prices, which has bars in place of tokens. */
const PRICE = "price";

/** How the facets of a request are counted. */
export interface FacetPlan {
  wanted: readonly string[];
  /** Those that nothing else narrows: their counts are those of all listings, a viewer's own among them. */
  whole: readonly string[];
  /** Those that are filtered by, and by something else as well. */
  own: readonly string[];
}

/** How many documents have a token, by the filters which they fail: 0 for none, else the bit of one of `own`. */
export type TokenCount = readonly [fails: number, token: string, count: number];

/** How many cost how much, by the number of the bar. */
interface Bars {
  low: string;
  high: string;
  counts: Readonly<Record<string, number>>;
}

/** What was read of documents. */
export interface Read {
  lowest: bigint | null;
  highest: bigint | null;
  counts: readonly TokenCount[];
  bars: Bars | null;
}

type Facets = Pick<SearchAnswer, "facets" | "prices" | "priceBars">;

export function facetPlan(request: SearchRequest, wanted: readonly string[]): FacetPlan {
  const whole = wanted.filter((facet) => isWhole(request, facet));
  const own = wanted.filter((facet) => !whole.includes(facet) && isFiltered(request, facet));
  return { wanted, whole, own };
}

/** Whether a facet has a choice of its own. */
function isFiltered({ filters, ranges = {}, minMinor, maxMinor }: SearchRequest, facet: string): boolean {
  if (facet === PRICE) return minMinor !== undefined || maxMinor !== undefined;
  return (filters[facet]?.length ?? 0) > 0 || facet in ranges;
}

const isWhole = (request: SearchRequest, facet: string): boolean =>
  matches({ ...request, exceptSeller: undefined }, { without: [facet] }).values.length === 0;

/** How the tokens of a facet begin: 'c:', 'a:brand='. */
const prefixOf = (facet: string): string =>
  facet.startsWith("a.")
    ? `${facetLetters.attribute}:${facet.slice(2)}=`
    : `${facetLetters[facet as keyof typeof facetLetters]}:`;

/** The bit that stands for a facet's own filter. */
export const bitOf = ({ own }: FacetPlan, facet: string): number =>
  own.includes(facet) ? 2 ** own.indexOf(facet) : 0;

const isCounted = ({ whole }: FacetPlan, facet: string) => !whole.includes(facet);

/** Tokens that begin so. */
const begins = (prefixes: readonly string[]): Sql =>
  join(
    prefixes.map((prefix) => sql`starts_with(t.token, ${prefix})`),
    " or ",
  );

/**
 * Tokens of documents of `from`, of which `which` is true of `t`. All are counted before any is left out: to look at how each of them begins
 * takes longer.
 */
const tokensOf = (from: Sql, which: Sql, fails: "fails" | "0" = "0"): Sql => sql`
  select t.* from (
    select ${raw(fails)} as fails, unnest(tokens) as token, count(*) as count from ${from}
    group by ${raw(fails === "fails" ? "1, 2" : "2")} offset 0) t
  where ${which}`;

/** The tokens of all facets in one reading of `hit`, which has what fails no filter or one: what fails one counts for that facet alone. */
export function tokensOfAll(plan: FacetPlan): Sql | undefined {
  const counted = plan.wanted.filter((facet) => facet !== PRICE && isCounted(plan, facet));
  if (counted.length === 0) return undefined;
  const own = counted.filter((facet) => plan.own.includes(facet));
  const which = [
    sql`t.fails = 0 and (${begins(counted.map(prefixOf))})`,
    ...own.map((facet) => sql`t.fails = ${bitOf(plan, facet)} and ${begins([prefixOf(facet)])}`),
  ];
  return tokensOf(raw("hit"), join(which, " or "), plan.own.length > 0 ? "fails" : "0");
}

const BARS = 16;

/**
 * Prices of documents of `from`, parted into steps of equal ratio, since what costs little is closer together: how many are in each, and the
 * lowest and highest of all beside it, as JSON. Without a bar where there are no documents.
 */
export const barsOf = (from: Sql, fails: readonly number[]): Sql => sql`
  select json_build_object('low', low::text, 'high', high::text, 'counts', json_object_agg(bar, count)) from (
    select b.low, b.high, width_bucket(ln(greatest(s.price_minor, 1)), ln(greatest(b.low, 1)), ln(greatest(b.high, 1) + 1), ${BARS}::int) as bar,
      count(*) as count
    from ${from} s, (select min(price_minor) as low, max(price_minor) as high from ${from} where fails = any(${[...fails]}::int[])) b
    where s.fails = any(${[...fails]}::int[]) group by 1, 2, 3) s group by low, high`;

/** The bars of prices in one reading of `hit`, where they are wanted. */
export const barsOfAll = (plan: FacetPlan): Sql | undefined =>
  plan.wanted.includes(PRICE) && isCounted(plan, PRICE)
    ? barsOf(raw("hit"), [...new Set([0, bitOf(plan, PRICE)])])
    : undefined;

/** Counts as one value: an array of [fails, token, count]. */
export const asArray = (counts: Sql | undefined): Sql =>
  counts
    ? sql`coalesce((select json_agg(json_build_array(c.fails, c.token, c.count)) from (${counts}) c), '[]')`
    : raw("'[]'::json");

/** The lowest and highest price, tokens and bars of at most 10,000 of all listings, counted at most every ten seconds. */
const ofEverything = sharedRead("search.facets", async () => {
  const letters = Object.values(facetLetters).map((letter) => `${letter}:`);
  const [row] = await ask<Pick<Read, "counts" | "bars">>(sql`
    with hit as materialized (select 0 as fails, tokens, price_minor from search_document limit ${MOST_COUNTED + 1})
    select ${asArray(tokensOf(raw("hit"), begins(letters)))} as counts, (${barsOf(raw("hit"), [0])}) as bars`);
  return row ?? { counts: [], bars: null };
});

/**
 * How many of at most 10,000 hits have each value of the wanted facets, where more match than are read at once: each facet that is filtered
 * by has a reading of its own, without its filter, so that its other values stay open to choose.
 */
export async function countFacets(
  request: SearchRequest,
  plan: FacetPlan,
): Promise<Facets & { total: number }> {
  const counted = plan.wanted.filter((facet) => isCounted(plan, facet));
  const sets = [undefined, ...plan.own];
  const counts = sets.flatMap((own, set) => {
    const facets = counted.filter(
      (facet) => facet !== PRICE && (own === undefined ? !plan.own.includes(facet) : facet === own),
    );
    return facets.length > 0 ? [tokensOf(raw(`s${set}`), begins(facets.map(prefixOf)))] : [];
  });
  const bars = counted.includes(PRICE)
    ? barsOf(raw(`s${plan.own.indexOf(PRICE) + 1}`), [bitOf(plan, PRICE)])
    : raw("null::json");
  const [row] = await ask<Read & { total: number }>(sql`
    with ${join(
      sets.map(
        (own, set) => sql`${raw(`s${set}`)} as (
          select ${own === undefined ? 0 : bitOf(plan, own)}::int as fails, d.tokens, d.price_minor from search_document d
          where ${matches(request, { without: own === undefined ? [] : [own] })} limit ${MOST_COUNTED + 1})`,
      ),
    )}
    select count(*)::int as total, min(price_minor) as lowest, max(price_minor) as highest,
      ${asArray(counts.length > 0 ? join(counts, " union all ") : undefined)} as counts, (${bars}) as bars from s0`);
  const { total = 0, ...read } = row ?? { lowest: null, highest: null, counts: [], bars: null };
  return { ...(await facetsIn(plan, read)), total };
}

/** The wanted facets of what was read. */
export async function facetsIn(plan: FacetPlan, read: Read): Promise<Facets> {
  const everything = plan.whole.length > 0 ? await ofEverything() : { counts: [], bars: null };
  const { lowest, highest } = read;
  const facets = plan.wanted
    .filter((facet) => facet !== PRICE)
    .map((facet) => {
      const counts = isCounted(plan, facet) ? read.counts : everything.counts;
      return [facet, countsOf(counts, prefixOf(facet), bitOf(plan, facet))] as const;
    });
  return {
    facets: Object.fromEntries(facets),
    prices: lowest === null || highest === null ? undefined : { minMinor: lowest, maxMinor: highest },
    priceBars: plan.wanted.includes(PRICE)
      ? barsIn(isCounted(plan, PRICE) ? read.bars : everything.bars)
      : undefined,
  };
}

/** The counts of a facet's values: of what fails nothing, and of what fails its own filter alone. */
function countsOf(counts: readonly TokenCount[], prefix: string, own: number): Record<string, number> {
  const found = new Map<string, number>();
  for (const [fails, token, count] of counts) {
    if (!token.startsWith(prefix) || (fails !== 0 && fails !== own)) continue;
    const value = token.slice(prefix.length);
    found.set(value, (found.get(value) ?? 0) + count);
  }
  return Object.fromEntries(found);
}

/** All bars from the cheapest, those without a listing among them. */
function barsIn(bars: Bars | null): PriceBar[] {
  if (!bars) return [];
  const low = BigInt(bars.low);
  const high = BigInt(bars.high);
  const lowest = Math.max(Number(low), 1);
  const ratio = (Number(high) + 1) / lowest;
  const bound = (at: number) => (at === BARS ? high : BigInt(Math.round(lowest * ratio ** (at / BARS))));
  return Array.from({ length: BARS }, (_, at) => ({
    fromMinor: bound(at),
    toMinor: bound(at + 1),
    count: bars.counts[String(at + 1)] ?? 0,
  }));
}
