import { wordsOf } from "./words";

/** A category of the tree with the words by which a title is taken to be of it. */
export interface CategoryWords {
  slug: string;
  words: readonly string[];
}

/** By a word or phrase, the categories that it speaks of. */
export function categoryIndex(categories: readonly CategoryWords[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { slug, words } of categories) {
    for (const word of new Set(words.map((one) => wordsOf(one).join(" ")))) {
      found.set(word, [...(found.get(word) ?? []), slug]);
    }
  }
  return found;
}

const LONGEST_PHRASE = 3;
const MOST = 3;

/** The categories that most of the words speak of, a phrase counting as much as its words and more. */
export function likelyOf(words: readonly string[], index: ReadonlyMap<string, readonly string[]>): string[] {
  const weights = new Map<string, number>();
  for (let at = 0; at < words.length; at += 1) {
    for (let length = 1; length <= LONGEST_PHRASE && at + length <= words.length; length += 1) {
      const slugs = index.get(words.slice(at, at + length).join(" ")) ?? [];
      // A word of many categories says little of each.
      for (const slug of slugs)
        weights.set(slug, (weights.get(slug) ?? 0) + (length * length) / slugs.length);
    }
  }
  const best = Math.max(...weights.values(), 0);
  return [...weights]
    .filter(([, weight]) => weight >= best / 2)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([slug]) => slug);
}
