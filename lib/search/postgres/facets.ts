import "server-only";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { empty, join, raw, type Sql, sql } from "@/lib/kernel/db";
import { facetLetters, MOST_COUNTED, type PriceBar, type SearchAnswer, type SearchRequest } from "../engine";
import { matches } from "./match";
import { ask } from "./pool";

type Counts = Required<Pick<SearchAnswer, "facets">> &
  Pick<SearchAnswer, "prices" | "priceBars"> & { total: number };

/** The facet of prices, which has bars in place of tokens. */
const PRICE = "price";

/** How the tokens of a facet begin: 'c:', 'a:brand='. */
const prefixOf = (facet: string): string =>
  facet.startsWith("a.")
    ? `${facetLetters.attribute}:${facet.slice(2)}=`
    : `${facetLetters[facet as keyof typeof facetLetters]}:`;

interface CountRow {
  set: number;
  token: string | null;
  count: number;
  lowest: bigint | null;
  highest: bigint | null;
}

/**
 * How many of at most 10,000 hits have each value of the wanted facets. A facet that is filtered by is counted as if it were not, so that
 * its other values stay open to choose.
 */
export async function countFacets(request: SearchRequest, wanted: readonly string[]): Promise<Counts> {
  const filtered = wanted.filter((facet) => isFiltered(request, facet));
  const whole = filtered.filter((facet) => isWhole(request, facet));
  const own = filtered.filter((facet) => !whole.includes(facet));
  const sets = [undefined, ...own];
  const setOf = (facet: string) => own.indexOf(facet) + 1;
  const counts = sets.flatMap((_, set) => {
    const prefixes = wanted
      .filter((facet) => facet !== PRICE && setOf(facet) === set && !whole.includes(facet))
      .map(prefixOf);
    const hasBars = wanted.includes(PRICE) && setOf(PRICE) === set && !whole.includes(PRICE);
    return [...(prefixes.length > 0 ? [tokensOf(set, prefixes)] : []), ...(hasBars ? [barsOf(set)] : [])];
  });
  const rows = await ask<CountRow>(sql`
    with ${join(sets.map((without, set) => hits(request, set, without)))}
    select 0 as set, null::text as token, count(*)::int as count, min(price_minor) as lowest, max(price_minor) as highest from s0
    ${counts.length > 0 ? join(counts, " ") : empty}`);
  const total = rows.find(({ token }) => token === null);
  const everything = whole.length > 0 ? await ofEverything() : [];
  const facets = Object.fromEntries(
    wanted
      .filter((facet) => facet !== PRICE)
      .map((facet) => [
        facet,
        countsOf(whole.includes(facet) ? everything : rows, setOf(facet), prefixOf(facet)),
      ]),
  );
  const prices =
    total && total.lowest !== null && total.highest !== null
      ? { minMinor: total.lowest, maxMinor: total.highest }
      : undefined;
  const priceBars = wanted.includes(PRICE)
    ? barsIn(whole.includes(PRICE) ? everything : rows, setOf(PRICE))
    : undefined;
  return { facets, prices, priceBars, total: total?.count ?? 0 };
}

/** Whether a facet has a choice of its own. */
function isFiltered({ filters, ranges = {}, minMinor, maxMinor }: SearchRequest, facet: string): boolean {
  if (facet === PRICE) return minMinor !== undefined || maxMinor !== undefined;
  return (filters[facet]?.length ?? 0) > 0 || facet in ranges;
}

/** Whether nothing but this facet narrows: then its counts are those of all listings, a viewer's own among them. */
const isWhole = (request: SearchRequest, facet: string): boolean =>
  Object.values(matches({ ...request, exceptSeller: undefined }, facet).values).length === 0;

const everywhere: SearchRequest = { words: [], filters: {}, sort: "relevance", limit: 0 };

/** The tokens of at most 10,000 of all listings, counted at most every ten seconds. */
const ofEverything = sharedRead("search.facets", () =>
  ask<CountRow>(sql`
    with ${hits(everywhere, 0, undefined)}
    select 0 as set, null::text as token, 0 as count, null::bigint as lowest, null::bigint as highest where false
    ${tokensOf(
      0,
      Object.values(facetLetters).map((letter) => `${letter}:`),
    )}
    ${barsOf(0)}`),
);

const hits = (request: SearchRequest, set: number, without: string | undefined): Sql =>
  sql`${raw(`s${set}`)} as materialized (
    select d.tokens, d.price_minor from search_document d where ${matches(request, without)} limit ${MOST_COUNTED + 1})`;

/** Tokens that begin so, counted within a set of hits. */
const tokensOf = (set: number, prefixes: readonly string[]): Sql => {
  const begins = join(
    prefixes.map((prefix) => sql`starts_with(t.token, ${prefix})`),
    " or ",
  );
  return sql`union all select ${set}::int, t.token, count(*)::int, null, null from ${raw(`s${set}`)} s, unnest(s.tokens) t(token)
    where ${begins} group by t.token`;
};

const countsOf = (rows: readonly CountRow[], set: number, prefix: string): Record<string, number> =>
  Object.fromEntries(
    rows.flatMap(({ set: of, token, count }) =>
      of === set && token?.startsWith(prefix) ? [[token.slice(prefix.length), count]] : [],
    ),
  );

const BARS = 16;
const BAR = "bar:";

/**
 * Prices of a set of hits, parted into steps of equal ratio, since what costs little is closer together: how many are in each, and the
 * lowest and highest of all beside it.
 */
const barsOf = (set: number): Sql => sql`
  union all select ${set}::int, ${BAR} || width_bucket(ln(greatest(s.price_minor, 1)), ln(greatest(b.low, 1)), ln(greatest(b.high, 1) + 1), ${BARS}::int),
    count(*)::int, b.low, b.high
  from ${raw(`s${set}`)} s, (select min(price_minor) as low, max(price_minor) as high from ${raw(`s${set}`)}) b group by 2, b.low, b.high`;

/** All bars from the cheapest, those without a listing among them. */
function barsIn(rows: readonly CountRow[], set: number): PriceBar[] {
  const own = rows.filter(({ set: of, token }) => of === set && token?.startsWith(BAR));
  const { lowest, highest } = own[0] ?? {};
  if (lowest === undefined || lowest === null || highest === undefined || highest === null) return [];
  const counts = new Map(own.map(({ token, count }) => [token, count]));
  const ratio = (Number(highest) + 1) / Math.max(Number(lowest), 1);
  const bound = (at: number) =>
    at === BARS ? highest : BigInt(Math.round(Math.max(Number(lowest), 1) * ratio ** (at / BARS)));
  return Array.from({ length: BARS }, (_, at) => ({
    fromMinor: bound(at),
    toMinor: bound(at + 1),
    count: counts.get(`${BAR}${at + 1}`) ?? 0,
  }));
}
