import "server-only";
import { createHmac } from "node:crypto";
import { lagosDay } from "@/lib/kernel/clock";
import { query, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { ask } from "./postgres/pool";
import { queryWords } from "./words";

/** So many of a person's latest searches are kept. */
const RECENT = 20;
/** A search is popular once so many people have made it within a day. */
const PEOPLE = 5;
const POPULAR = 10;

/** Who searches: a person, and what tells visitors apart without naming them, such as their address and browser. */
export interface Searcher {
  userId?: string | undefined;
  visitor: string;
}

/** Keeps what was searched for: for the person themself, and counted without a name for what is popular. Only a search that found something. */
export async function keepSearch(typed: string, { userId, visitor }: Searcher): Promise<void> {
  const words = queryWords(typed).join(" ").slice(0, 100);
  if (words === "") return;
  const who = createHmac("sha256", env().AUTH_SECRET)
    .update(`search ${lagosDay(new Date())} ${userId ?? visitor}`)
    .digest("base64url");
  await query(
    sql`insert into query_day (query, who) values (${words}, ${who}) on conflict (query, who) do update set at = app_now()`,
    { mayRunTwice: true },
  );
  if (!userId) return;
  await query(
    sql`
    with kept as (
      insert into recent_search (user_id, query) values (${userId}::uuid, ${words})
      on conflict (user_id, query) do update set at = app_now())
    delete from recent_search where user_id = ${userId}::uuid and query in (
      select query from recent_search where user_id = ${userId}::uuid and query <> ${words}
      order by at desc, query offset ${RECENT - 1})`,
    { mayRunTwice: true },
  );
}

/** A person's latest searches, the last one first. */
export const recentSearches = async (userId: string, prefix = "", limit = RECENT): Promise<string[]> => {
  const rows = await ask<{ query: string }>(sql`
    select query from recent_search where user_id = ${userId}::uuid and query ^@ ${prefix} order by at desc, query limit ${limit}`);
  return rows.map(({ query: words }) => words);
};

/** Forgets all of a person's latest searches, or one. */
export async function forgetSearches(userId: string, words?: string): Promise<void> {
  await query(sql`
    delete from recent_search where user_id = ${userId}::uuid and (${words ?? null}::text is null or query = ${words ?? null})`);
}

/**
 * What at least five people searched for within a day, most people first. Each of its words is one that listings have, so that no name or
 * number that one person typed is shown to others.
 */
export const popularSearches = async (prefix = "", limit = POPULAR): Promise<string[]> => {
  const rows = await ask<{ query: string }>(sql`
    select q.query from query_day q where q.at > app_now() - interval '24 hours' and q.query ^@ ${prefix}
    group by q.query having count(*) >= ${PEOPLE}
      and not exists (select from unnest(string_to_array(q.query, ' ')) part(word)
        where not exists (select from search_word w where w.word = part.word) and part.word !~ '^[0-9.]{1,5}$')
    order by count(*) desc, q.query limit ${limit}`);
  return rows.map(({ query: words }) => words);
};

/** Removes what is no longer counted. */
export async function dropOldQueries(): Promise<void> {
  await query(sql`delete from query_day where at < app_now() - interval '2 days'`);
}
