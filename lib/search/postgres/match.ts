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

/** A token as PostgreSQL reads it within a query. */
const quoted = (token: string): string => `'${token.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** One of each of these lists of tokens. */
const allOf = (groups: readonly (readonly string[])[]): string =>
  groups.map((tokens) => `(${tokens.map(quoted).join(" | ")})`).join(" & ");

/** One of each of these lists but one, whichever: '(a & (b | c)) | (b & c)'. Undefined where that asks for nothing. */
export function allButOne(groups: readonly (readonly string[])[]): string | undefined {
  const [first, ...rest] = groups;
  if (!first || rest.length === 0) return undefined;
  const others = allButOne(rest);
  return `(${allOf([first])}${others ? ` & (${others})` : ""}) | (${allOf(rest)})`;
}

/**
 * What a request asks of the index: the words, a token of each list, and what `required` says. Words that are all too common to be indexed
 * find nothing.
 */
function queryOf(request: SearchRequest, without: readonly string[], required?: string): Sql | undefined {
  const groups = groupsOf(request, without);
  const tokens = [
    ...(groups.length > 0 ? [allOf(groups)] : []),
    ...(required === undefined ? [] : [`(${required})`]),
  ].join(" & ");
  const text = without.includes("q") ? undefined : textOf(request);
  if (!text) return tokens ? sql`${tokens}::tsquery` : undefined;
  const words = asQuery(text);
  return tokens
    ? sql`case when numnode(${words}) > 0 then ${words} && ${tokens}::tsquery else ${words} end`
    : words;
}

const isWithin = ({ prefix, low, high }: TokenRange): Sql =>
  sql`has_within(d.tokens, ${prefix}, ${low ?? null}::numeric, ${high ?? null}::numeric)`;

/** How conditions are put. */
export interface Putting {
  /** Names of filters that are left out; 'q' stands for the words, 'price' for both bounds. */
  without?: readonly string[];
  /** Tokens that there must be as well, as a query. */
  required?: string | undefined;
  /** The column whose index is walked: each row is looked at on the way, and no other index may be used. */
  walks?: string | undefined;
  /** The statement's plan is kept for other values: what depends on them alone is worked out once, not for each row. */
  isKept?: boolean;
}

/** The lists of tokens of the filters that are not left out. */
const groupsOf = ({ filters }: SearchRequest, without: readonly string[]): (readonly string[])[] =>
  Object.entries(filters).flatMap(([name, tokens]) =>
    without.includes(name) || tokens.length === 0 ? [] : [tokens],
  );

/** The bounds of the price, of documents whose price is `price`. */
const boundsOf = ({ minMinor, maxMinor }: SearchRequest, price: Sql): Sql[] => [
  ...(minMinor === undefined ? [] : [sql`${price} >= ${minMinor}::bigint`]),
  ...(maxMinor === undefined ? [] : [sql`${price} <= ${maxMinor}::bigint`]),
];

/** That a document `d` matches. */
export function matches(request: SearchRequest, putting: Putting = {}): Sql {
  const { without = [], required, walks, isKept = false } = putting;
  const { ranges = {}, exceptSeller, seller } = request;
  const asked = queryOf(request, without, required);
  const once = asked && (isKept ? sql`(select ${asked})` : sql`(${asked})`);
  const price = raw(walks === undefined || walks === "d.price_minor" ? "d.price_minor" : "d.price_minor + 0");
  const within = Object.entries(ranges).filter(([name]) => !without.includes(name));
  const conditions = [
    ...(once ? [walks === undefined ? sql`d.tsv @@ ${once}` : sql`ts_match_vq(d.tsv, ${once})`] : []),
    ...within.map(([, range]) => isWithin(range)),
    ...(without.includes("price") ? [] : boundsOf(request, price)),
    ...(seller ? [sql`d.seller_id = ${seller}::uuid`] : []),
    ...(exceptSeller ? [sql`d.seller_id <> ${exceptSeller}::uuid`] : []),
  ];
  return conditions.length > 0 ? join(conditions, " and ") : raw("true");
}

/** Whether only the index of words and tokens can find what matches: no other is of use. */
export const isByIndex = (request: SearchRequest, { without = [], required }: Putting = {}): boolean =>
  queryOf(request, without, required) !== undefined &&
  (without.includes("price") || boundsOf(request, empty).length === 0);

/** That a document `d` passes one filter, by the filter's name. */
export function passes(request: SearchRequest, name: string): Sql {
  const range = request.ranges?.[name];
  if (name === "price") return join(boundsOf(request, raw("d.price_minor")), " and ");
  return range ? isWithin(range) : sql`d.tokens && ${[...(request.filters[name] ?? [])]}::text[]`;
}

/** What tokens a document has that passes all of these filters but one, whichever; undefined where that asks for nothing. */
export const tokensOfAllButOne = (request: SearchRequest, names: readonly string[]): string | undefined =>
  allButOne(names.flatMap((name) => (request.filters[name]?.length ? [request.filters[name]] : [])));
