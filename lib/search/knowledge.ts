import "server-only";
import { knownWords, nearWords } from "./postgres/dictionary";
import { type Knowledge, synonymIndex, wordsToKnow } from "./query";
import { synonyms } from "./synonyms";

/** Synonyms by their phrases. */
export const known = synonymIndex(synonyms);

/** What the index knows of these words. */
export async function learn(words: readonly string[]): Promise<Knowledge> {
  const [counts, near] = await Promise.all([knownWords(wordsToKnow(words)), nearWords(words)]);
  return { known: counts, near };
}
