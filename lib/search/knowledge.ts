import "server-only";
import { brandSpellings, meantBy, synonymGroups } from "./data/synonyms";
import { knownWords, nearWords } from "./postgres/dictionary";
import { type Knowledge, synonymsOf, wordsToKnow } from "./query";

/** What buyers’ words mean. */
export const synonyms = synonymsOf({ groups: synonymGroups, spellings: brandSpellings, meantBy });

/** What the index knows of these words. */
export async function learn(words: readonly string[]): Promise<Knowledge> {
  const [counts, near] = await Promise.all([knownWords(wordsToKnow(words)), nearWords(words)]);
  return { known: counts, near };
}
