import "server-only";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { join, raw, type Sql, sql } from "@/lib/kernel/db";
import { facetLetters, MOST_COUNTED, type SearchAnswer, type SearchRequest } from "../engine";
import { matches } from "./match";
import { ask } from "./pool";

type Counts = Required<Pick<SearchAnswer, "facets">> & Pick<SearchAnswer, "prices"> & { total: number };

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
  const filtered = wanted.filter((facet) => (request.filters[facet]?.length ?? 0) > 0);
  const whole = filtered.filter((facet) => isWhole(request, facet));
  const own = filtered.filter((facet) => !whole.includes(facet));
  const sets = [undefined, ...own];
  const setOf = (facet: string) => own.indexOf(facet) + 1;
  const rows = await ask<CountRow>(sql`
    with ${join(sets.map((without, set) => hits(request, set, without)))}
    select 0 as set, null::text as token, count(*)::int as count, min(price_minor) as lowest, max(price_minor) as highest from s0
    ${join(
      sets.flatMap((_, set) => {
        const prefixes = wanted
          .filter((facet) => setOf(facet) === set && !whole.includes(facet))
          .map(prefixOf);
        return prefixes.length > 0 ? [tokensOf(set, prefixes)] : [];
      }),
      " ",
    )}`);
  const total = rows.find(({ token }) => token === null);
  const everything = whole.length > 0 ? await ofEverything() : [];
  const facets = Object.fromEntries(
    wanted.map((facet) => [
      facet,
      countsOf(whole.includes(facet) ? everything : rows, setOf(facet), prefixOf(facet)),
    ]),
  );
  const prices =
    total && total.lowest !== null && total.highest !== null
      ? { minMinor: total.lowest, maxMinor: total.highest }
      : undefined;
  return { facets, prices, total: total?.count ?? 0 };
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
    )}`),
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
