import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { RebuildReport, SearchDocument } from "../engine";
import { addVariants, fingerprintOf, removeDocuments, speltWords, upsertDocuments } from "./documents";

const FIRST = "00000000-0000-0000-0000-000000000000";
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const COUNTS_AT_ONCE = 5_000;

/**
 * Compares the index with all listings that belong into it, given in the order of their ids, and mends what differs: those that are missing,
 * that are indexed as something else, and that are indexed though they are not on sale. Then counts all words anew.
 */
export async function rebuildIndex(all: AsyncIterable<readonly SearchDocument[]>): Promise<RebuildReport> {
  const report: RebuildReport = { documents: 0, added: 0, changed: 0, removed: 0 };
  const words = new Map<string, number>();
  let after = FIRST;
  const mend = async (documents: readonly SearchDocument[], until: string) => {
    const known = await query<{ listingId: string; fingerprint: string }>(sql`
      select listing_id, fingerprint from search_document where listing_id > ${after}::uuid and listing_id <= ${until}::uuid`);
    const indexed = new Map(known.map(({ listingId, fingerprint }) => [listingId, fingerprint]));
    const differing = documents.filter((one) => indexed.get(one.listingId) !== fingerprintOf(one));
    const wanted = new Set(documents.map(({ listingId }) => listingId));
    const gone = [...indexed.keys()].filter((id) => !wanted.has(id));
    await upsertDocuments(differing);
    if (gone.length > 0) await removeDocuments(gone);
    const added = differing.filter(({ listingId }) => !indexed.has(listingId)).length;
    report.documents += documents.length;
    report.added += added;
    report.changed += differing.length - added;
    report.removed += gone.length;
    after = until;
  };
  for await (const documents of all) {
    const last = documents.at(-1);
    if (!last) continue;
    for (const document of documents)
      for (const word of speltWords(document)) words.set(word, (words.get(word) ?? 0) + 1);
    await mend(documents, last.listingId);
  }
  await mend([], LAST);
  await countWords(words);
  return report;
}

/** Sets the count of each word, and forgets words that no listing has. One that was added meanwhile stays until the next night. */
async function countWords(words: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...words].map(([word, documents]) => ({ word, documents }));
  for (let at = 0; at < rows.length; at += COUNTS_AT_ONCE) {
    const some = rows.slice(at, at + COUNTS_AT_ONCE);
    await query(sql`
      insert into search_word (word, documents)
      select word, documents from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) g (word text, documents int) order by word
      on conflict (word) do update set documents = excluded.documents where search_word.documents <> excluded.documents`);
    await addVariants(some.map(({ word }) => word));
  }
  const stored = await query<{ word: string }>(sql`select word from search_word`);
  const unused = stored.map(({ word }) => word).filter((word) => !words.has(word));
  if (unused.length > 0) await query(sql`delete from search_word where word = any(${unused}::text[])`);
}
