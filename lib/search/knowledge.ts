import "server-only";
import { brandSpellings, meantBy, synonymGroups } from "./data/synonyms";
import { knownWords, nearWords } from "./postgres/dictionary";
import { type Knowledge, synonymsOf, wordsToKnow } from "./query";
import { asksOf, type IndexWord, isSpelt, variantsOf } from "./words";

/** What buyers’ words mean. */
export const synonyms = synonymsOf({ groups: synonymGroups, spellings: brandSpellings, meantBy });

/** The words that stand for others, by their variants. */
const byVariant = new Map<string, string[]>();
for (const word of new Set([...synonyms.keys()].flatMap((phrase) => phrase.split(" ")).filter(isSpelt)))
  for (const variant of variantsOf(word)) byVariant.set(variant, [...(byVariant.get(variant) ?? []), word]);

/** Words that stand for others and that a typed one could have meant. */
const nearSynonyms = (typed: string): IndexWord[] =>
  [...new Set(asksOf(typed).flatMap((variant) => byVariant.get(variant) ?? []))].map((word) => ({
    word,
    documents: 0,
  }));

/** What the index knows of these words. What no listing spells alike is looked for among the words that stand for others. */
export async function learn(words: readonly string[]): Promise<Knowledge> {
  const [counts, indexed] = await Promise.all([knownWords(wordsToKnow(words)), nearWords(words)]);
  const near = new Map(words.map((word) => [word, indexed.get(word) ?? nearSynonyms(word)]));
  return { known: counts, near };
}
