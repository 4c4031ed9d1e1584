import "server-only";
import { DAY } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { allDocuments, awaySince, documentsIn, documentsOf, listingsOf } from "./documents";
import { engine } from "./engines";
import { matchSaved } from "./saved/match";
import { dropOldQueries } from "./searches";

/** Brings one listing in the index to what it is now. Answers whether it belongs there. */
export async function indexListing(listingId: string): Promise<boolean> {
  const documents = await documentsOf([listingId]);
  if (documents.length > 0) await engine.upsert(documents);
  else await engine.remove([listingId]);
  return documents.length > 0;
}

/** The same of one that is for sale, for the first time or again; whose saved search it fits hears of it. */
export async function indexPublished(listingId: string): Promise<void> {
  if (await indexListing(listingId)) await matchSaved(listingId);
}

/** All of a category that is called otherwise, or stands elsewhere: in its leaves, and as a second category. */
export async function indexCategory(categoryId: string): Promise<void> {
  for await (const documents of documentsIn(categoryId)) await engine.upsert(documents);
}

/**
 * Brings all that a person sells to what it is now, in parts: they went on holiday, or are back. Whose saved search fits what was first listed
 * meanwhile hears of it.
 */
export async function indexSeller(sellerId: string): Promise<void> {
  const ids = await listingsOf(sellerId);
  const since = await awaySince(sellerId);
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const documents = await documentsOf(some);
    const indexed = new Set(documents.map(({ listingId }) => listingId));
    await engine.upsert(documents);
    await engine.remove(some.filter((id) => !indexed.has(id)));
    if (!since) continue;
    const listedMeanwhile = documents.filter(
      ({ createdAt }) => createdAt.getTime() >= since.getTime() - MATCHED_LATE,
    );
    for (const { listingId } of listedMeanwhile) await matchSaved(listingId, since);
  }
}

const AT_ONCE = 200;

/** How long before a holiday a listing can have gone live whose turn to be matched came only after it had begun, in ms. */
const MATCHED_LATE = DAY;

/** From this hour in Lagos on. */
const NIGHT_HOUR = 3;

/**
 * Once a night, and at once where it was never done: compares the index with all listings and mends what differs. A comparison that did not
 * end within an hour is begun again.
 */
export async function rebuildNightly(): Promise<void> {
  const due = await queryOne<{ day: string }>(sql`
    insert into search_rebuild (day)
    select lagos_day(app_now()) where extract(hour from app_now() at time zone 'Africa/Lagos') >= ${NIGHT_HOUR}
      or not exists (select from search_rebuild where finished_at is not null)
    on conflict (day) do update set started_at = app_now()
      where search_rebuild.finished_at is null and search_rebuild.started_at < app_now() - interval '1 hour'
    returning day::text as day`);
  if (!due) return;
  const { documents, added, changed, removed } = await engine.rebuild(allDocuments());
  if (added + changed + removed > 0)
    log.warn("the search index differed from the listings and was mended", {
      documents,
      added,
      changed,
      removed,
    });
  await query(sql`
    update search_rebuild set documents = ${documents}::int, added = ${added}::int, changed = ${changed}::int, removed = ${removed}::int, finished_at = app_now()
    where day = ${due.day}::date`);
  await dropOldQueries();
}
