import "server-only";
import { sql } from "@/lib/kernel/db";
import { asksOf, type IndexWord } from "../words";
import { ask } from "./pool";

/** Which of these words listings have, with the number of listings. */
export async function knownWords(words: readonly string[]): Promise<Map<string, number>> {
  if (words.length === 0) return new Map();
  const rows = await ask<IndexWord>(sql`
    select word, documents from search_word where word = any(${[...new Set(words)]}::text[])`);
  return new Map(rows.map(({ word, documents }) => [word, documents]));
}

/** The words of the index that each of these could have meant: those that share a variant with it. */
export async function nearWords(words: readonly string[]): Promise<Map<string, IndexWord[]>> {
  const asked = words.flatMap((word) => asksOf(word).map((variant) => ({ typed: word, variant })));
  if (asked.length === 0) return new Map();
  const rows = await ask<IndexWord & { typed: string }>(sql`
    select distinct a.typed, w.word, w.documents
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) a (typed text, variant text)
      join search_variant v on v.variant = a.variant join search_word w on w.word = v.word`);
  const found = new Map<string, IndexWord[]>();
  for (const { typed, word, documents } of rows) {
    const own = found.get(typed) ?? [];
    own.push({ word, documents });
    found.set(typed, own);
  }
  return found;
}

/** The words that begin so, those of most listings first. */
export const wordsFrom = (prefix: string, limit: number): Promise<IndexWord[]> =>
  ask<IndexWord>(sql`
    select word, documents from search_word where word ^@ ${prefix} order by documents desc, word limit ${limit}`);
