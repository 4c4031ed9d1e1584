import "server-only";
import { join, sql } from "@/lib/kernel/db";
import { wordsFrom } from "./postgres/dictionary";
import { asQuery, tsqueryText } from "./postgres/match";
import { ask } from "./postgres/pool";
import { popularSearches, recentSearches } from "./searches";
import { queryWords } from "./words";

const MOST = 8;
const OF_RECENT = 3;

/** One line under the search field. */
export interface Suggestion {
  query: string;
  /** The person's own, what many search for, or a word that listings have. */
  kind: "recent" | "popular" | "word";
}

/**
 * What could be meant by what is typed so far, at most eight: own searches, popular ones, then words that listings have, each of which finds
 * something. Under an empty field the latest own and popular searches.
 */
export async function suggest(typed: string, viewerId?: string): Promise<Suggestion[]> {
  const words = queryWords(typed);
  const prefix = words.join(" ");
  if (prefix.length === 1) return [];
  const [recent, popular, completed] = await Promise.all([
    viewerId ? recentSearches(viewerId, prefix, prefix === "" ? MOST : OF_RECENT) : [],
    popularSearches(prefix),
    prefix === "" ? [] : completions(words),
  ]);
  const all: Suggestion[] = [
    ...recent.map((query) => ({ query, kind: "recent" as const })),
    ...popular.map((query) => ({ query, kind: "popular" as const })),
    ...completed.map((query) => ({ query, kind: "word" as const })),
  ];
  const seen = new Set<string>();
  return all.filter(({ query }) => !seen.has(query) && Boolean(seen.add(query))).slice(0, MOST);
}

/** The last word completed, with those before it, where listings have them all. */
async function completions(words: readonly string[]): Promise<string[]> {
  const last = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const ends = await wordsFrom(last, 2 * MOST);
  const wanted = ends.filter(({ word }) => !before.includes(word)).map(({ word }) => [...before, word]);
  if (before.length === 0 || wanted.length === 0) return wanted.map((one) => one.join(" "));
  const rows = await ask<{ at: number }>(
    join(
      wanted.map(
        (one, at) => sql`select ${at}::int as at where exists (
          select from search_document d where d.tsv @@ ${asQuery(tsqueryText(one.map((word) => [[word]])))})`,
      ),
      " union all ",
    ),
  );
  return rows
    .map(({ at }) => wanted[at]?.join(" ") ?? "")
    .toSorted((a, b) => wordOrder(wanted, a) - wordOrder(wanted, b));
}

const wordOrder = (wanted: readonly string[][], words: string): number =>
  wanted.findIndex((one) => one.join(" ") === words);
