import "server-only";
import { empty, join, raw, type Sql, sql } from "@/lib/kernel/db";
import type { Alternatives, SearchRequest, TokenRange } from "../engine";

/** A query in the words of PostgreSQL: all of `words`, each as one of its alternatives. Words have letters, digits and points alone. */
export const tsqueryText = (words: readonly Alternatives[]): string =>
  words
    .map((alternatives) => `(${alternatives.map((phrase) => `'${phrase.join(" ")}'`).join(" | ")})`)
    .join(" & ");

/** All but `missing` of the words, whichever: '(a & b) | (a & c) | (b & c)'. */
export function mostOf(words: readonly Alternatives[], missing: number): string {
  const without = (rest: readonly Alternatives[], left: number): (readonly Alternatives[])[] => {
    const [first, ...others] = rest;
    if (left === 0 || !first) return left === 0 ? [rest] : [];
    return [...without(others, left).map((kept) => [first, ...kept]), ...without(others, left - 1)];
  };
  return without(words, missing)
    .map((kept) => `(${tsqueryText(kept)})`)
    .join(" | ");
}

/** The text of a request's query; undefined where only filters count. */
export function textOf({ words, mayMiss = 0 }: SearchRequest): string | undefined {
  if (words.length === 0) return undefined;
  return mayMiss > 0 ? mostOf(words, Math.min(mayMiss, words.length - 1)) : tsqueryText(words);
}

export const asQuery = (text: string): Sql => sql`to_tsquery('amana', ${text})`;

const isWithin = ({ prefix, low, high }: TokenRange): Sql =>
  sql`has_within(d.tokens, ${prefix}, ${low ?? null}::numeric, ${high ?? null}::numeric)`;

/** That a document `d` matches, but for the filter named `without`. */
export function matches(request: SearchRequest, without?: string): Sql {
  const { filters, ranges = {}, minMinor, maxMinor, exceptSeller, seller } = request;
  const text = textOf(request);
  const wanted = Object.entries(filters).filter(([name, tokens]) => name !== without && tokens.length > 0);
  const conditions = [
    text && without !== "q" ? sql`d.tsv @@ ${asQuery(text)}` : empty,
    ...wanted.map(([, tokens]) => sql`d.tokens && ${[...tokens]}::text[]`),
    ...Object.entries(ranges).flatMap(([name, range]) => (name === without ? [] : [isWithin(range)])),
    minMinor !== undefined && without !== "price" ? sql`d.price_minor >= ${minMinor}::bigint` : empty,
    maxMinor !== undefined && without !== "price" ? sql`d.price_minor <= ${maxMinor}::bigint` : empty,
    seller ? sql`d.seller_id = ${seller}::uuid` : empty,
    exceptSeller ? sql`d.seller_id <> ${exceptSeller}::uuid` : empty,
  ].filter((condition) => condition !== empty);
  return conditions.length > 0 ? join(conditions, " and ") : raw("true");
}
