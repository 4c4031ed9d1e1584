import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import type { Alternatives } from "../engine";
import { learn, synonyms } from "../knowledge";
import { asQuery, tsqueryText } from "../postgres/match";
import { alternativesOf, type Knowledge, tellingWords } from "../query";
import { searchRefusals } from "../refusals";
import { requestOf } from "../request";
import { type Cadence, type ListingFilter, listingQuery, readListingFilter } from "../schema";
import { queryWords } from "../words";

export interface SavedSearch {
  id: string;
  filter: ListingFilter;
  cadence: Cadence;
  createdAt: Date;
}

interface SavedRow {
  id: string;
  filter: Record<string, string>;
  cadence: Cadence;
  createdAt: Date;
}

const savedOf = ({ filter, ...row }: SavedRow): SavedSearch => ({
  ...row,
  filter: readListingFilter(filter),
});

/** A person's saved searches, the last first. */
export async function savedSearches(by: Pick<Actor, "id">): Promise<SavedSearch[]> {
  const rows = await query<SavedRow>(sql`
    select id, filter, cadence, created_at from saved_search where user_id = ${by.id}::uuid order by created_at desc, id desc`);
  return rows.map(savedOf);
}

/** A filter without what does not tell one saved search from another. */
const storedOf = (asked: Partial<ListingFilter>): Record<string, string> =>
  listingQuery({ ...asked, sort: undefined, cursor: undefined, exact: undefined, seller: undefined });

/** Whether a person has saved this search. */
export async function isSearchSaved(by: Pick<Actor, "id">, asked: ListingFilter): Promise<boolean> {
  const rows = await query(sql`
    select from saved_search where user_id = ${by.id}::uuid and filter_key = ${JSON.stringify(storedOf(asked))}`);
  return rows.length > 0;
}

/** Whether a search says what to look for, so that it can be saved. */
export const canBeSaved = ({ q = "", category }: Pick<ListingFilter, "q" | "category">): boolean =>
  category !== undefined || queryWords(q).length > 0;

/** The latest listings of the last 30 days that fitted each of a person's saved searches, at most `most` of one, by its id. */
export async function latestMatches(
  by: Pick<Actor, "id">,
  most: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await query<{ searchId: string; listingIds: string[] }>(sql`
    select s.id as search_id, array(
      select n.listing_id from search_notice n
      where n.search_id = s.id and n.user_id = s.user_id and n.created_at > app_now() - interval '30 days'
      order by n.created_at desc, n.listing_id limit ${most}) as listing_ids
    from saved_search s where s.user_id = ${by.id}::uuid`);
  return new Map(rows.map(({ searchId, listingIds }) => [searchId, listingIds]));
}

/** The latest listings of the last 30 days from stores that a person follows, at most `most`. */
export async function latestFollowed(by: Pick<Actor, "id">, most: number): Promise<string[]> {
  const rows = await query<{ listingId: string }>(sql`
    select n.listing_id from search_notice n
    where n.user_id = ${by.id}::uuid and n.search_id is null and n.created_at > app_now() - interval '30 days'
    order by n.created_at desc, n.listing_id limit ${most}`);
  return rows.map(({ listingId }) => listingId);
}

/** Of the facets, the one that the fewest listings have in common comes first. */
const NARROWEST = ["a.", "lga", "category", "condition", "state"];

/**
 * Saves a search, whose person hears of new listings that fit it. The same search again changes how soon.
 * @throws Refusal - search_too_wide, too_many_searches
 */
export async function saveSearch(
  by: Actor,
  asked: Partial<ListingFilter>,
  cadence: Cadence,
): Promise<{ id: string }> {
  const stored = storedOf(asked);
  const filter = readListingFilter(stored);
  const words = tellingWords(queryWords(filter.q ?? ""), synonyms);
  if (!canBeSaved(filter)) throw new Refusal(searchRefusals.search_too_wide);
  const knowledge = await learn(words);
  const alternatives = alternativesOf(words, knowledge, synonyms);
  const { filters, ranges = {}, minMinor, maxMinor } = requestOf(filter);
  const needs = [...Object.values(filters), ...Object.values(ranges)];
  const narrowest =
    Object.entries(filters).toSorted(([a], [b]) => narrowness(a) - narrowness(b))[0]?.[1] ?? [];
  const row = await queryOne<{ id: string }>(sql`
    insert into saved_search (id, user_id, cadence, filter, filter_key, tsq, needs, min_minor, max_minor, anchors)
    select ${newId()}::uuid, ${by.id}::uuid, ${cadence}, ${JSON.stringify(stored)}::jsonb, ${JSON.stringify(stored)},
      w.tsq, ${JSON.stringify(needs)}::jsonb, ${minMinor ?? null}::bigint, ${maxMinor ?? null}::bigint,
      case when w.tsq is null then ${narrowest.length > 0 ? [...narrowest] : ["*"]}::text[] else w.lexemes end
    from (${wordsSql(alternatives, knowledge)}) w
    on conflict (user_id, filter_key) do update set cadence = excluded.cadence
    returning id`);
  if (!row) throw new Refusal(searchRefusals.too_many_searches);
  return row;
}

const narrowness = (facet: string): number => NARROWEST.findIndex((start) => facet.startsWith(start));

/** The words as a query, and the lexemes of the rarest of them: every match has one of those. Null where nothing is left of them. */
function wordsSql(words: readonly Alternatives[], { known: counts }: Knowledge): Sql {
  if (words.length === 0) return sql`select null::tsquery as tsq, null::text[] as lexemes`;
  const commonness = (alternatives: Alternatives) =>
    alternatives.reduce((sum, phrase) => sum + Math.min(...phrase.map((word) => counts.get(word) ?? 0)), 0);
  const [rarest = []] = words.toSorted((a, b) => commonness(a) - commonness(b));
  const text = rarest.flat().join(" ");
  return sql`select case when numnode(q) > 0 and cardinality(lexemes) > 0 then q end as tsq, lexemes
    from (select ${asQuery(tsqueryText(words))} as q, tsvector_to_array(to_tsvector('amana', ${text})) as lexemes) made`;
}

/** Changes how soon its person hears of a saved search. Throws Refusal not_found for others. */
export async function changeCadence(by: Actor, id: string, cadence: Cadence): Promise<void> {
  const found = await query(sql`
    update saved_search set cadence = ${cadence} where id = ${id}::uuid and user_id = ${by.id}::uuid returning id`);
  if (found.length === 0) throw new Refusal(kernelRefusals.not_found);
}

/** Deletes a saved search; once more changes nothing. */
export async function deleteSearch(by: Actor, id: string): Promise<void> {
  await query(sql`delete from saved_search where id = ${id}::uuid and user_id = ${by.id}::uuid`);
}
