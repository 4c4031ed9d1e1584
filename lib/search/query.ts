import type { Alternatives } from "./engine";
import { errorsIn, type IndexWord, isSpelt, nearestWord, wordsOf } from "./words";

/** Phrases that mean the same: 'gen' and 'generator', 'tokunbo' and 'foreign used'. */
export type Synonyms = readonly (readonly string[])[];

/** What is said around what is looked for. They count only where nothing else is left. */
const around = new Set(
  "a abeg about affordable all an and any at best biko buy cheap cheapest dey find for from get good how i in is it looking me much my na naija need nice nigeria of oga on online or pls please price prices sale sell selling some that the this to want where wey with".split(
    " ",
  ),
);

/** The words that matter of a query; all of them where none does. */
export function tellingWords(words: readonly string[]): string[] {
  const telling = words.filter((word) => !around.has(word));
  return telling.length > 0 ? telling : [...words];
}

/** What the index knows of a query's words. */
export interface Knowledge {
  /** The words that listings have, with how many: those asked for, pairs written as one, and halves. */
  known: ReadonlyMap<string, number>;
  /** What each unknown word could have meant. */
  near: ReadonlyMap<string, readonly IndexWord[]>;
}

/** All words that are to be looked up for a query: its own, the singular, pairs written as one, and the halves of each. */
export const wordsToKnow = (words: readonly string[]): string[] => [
  ...new Set(
    words.flatMap((word, at) => [
      word,
      singular(word),
      word + (words[at + 1] ?? ""),
      ...halvesOf(word).flat(),
    ]),
  ),
];

const singular = (word: string): string => word.replace(/(?<=..)(?:(?<=[sxz]|[cs]h)e)?s$/, "");

const SHORTEST_HALF = 2;

const halvesOf = (word: string): [string, string][] =>
  word.length < 6
    ? []
    : Array.from({ length: word.length - 2 * SHORTEST_HALF + 1 }, (_, at) => [
        word.slice(0, at + SHORTEST_HALF),
        word.slice(at + SHORTEST_HALF),
      ]);

const isKnown = (word: string, { known }: Knowledge): boolean =>
  !isSpelt(word) || known.has(word) || known.has(singular(word));

/** The words for which no listing has any spelling: not mended, not parted. */
export const unknownWords = (words: readonly string[], knowledge: Knowledge): string[] =>
  words.filter((word) => !isKnown(word, knowledge) && !bestHalves(word, knowledge));

/** The two known words that one was written together from, where there are such: the rarer of them known best. */
function bestHalves(word: string, { known }: Knowledge): [string, string] | undefined {
  const weigh = ([one, other]: [string, string]) => Math.min(known.get(one) ?? 0, known.get(other) ?? 0);
  const [best] = halvesOf(word)
    .filter((halves) => halves.every((half) => half.length > 2) && weigh(halves) > 0)
    .toSorted((a, b) => weigh(b) - weigh(a));
  return best;
}

/** The words with unknown ones mended; undefined where there is nothing to mend. */
export function mended(words: readonly string[], knowledge: Knowledge): string[] | undefined {
  const wrong = unknownWords(words, knowledge).filter((word) => errorsIn(word) > 0);
  const right = new Map(
    wrong.flatMap((word) => {
      const meant = nearestWord(word, knowledge.near.get(word) ?? []);
      return meant ? [[word, meant] as const] : [];
    }),
  );
  return right.size > 0 ? [...new Set(words.map((word) => right.get(word) ?? word))] : undefined;
}

const LONGEST_SYNONYM = 3;

/** By their first words as documents have them, the groups of synonyms. */
export function synonymIndex(synonyms: Synonyms): ReadonlyMap<string, Alternatives> {
  const groups = synonyms.map((group) => group.map(wordsOf).filter((phrase) => phrase.length > 0));
  return new Map(groups.flatMap((group) => group.map((phrase) => [phrase.join(" "), group] as const)));
}

/** What a listing must have: each word, or what stands for it. */
export function alternativesOf(
  words: readonly string[],
  knowledge: Knowledge,
  synonyms: ReadonlyMap<string, Alternatives>,
): Alternatives[] {
  const found: Alternatives[] = [];
  for (let at = 0; at < words.length; ) {
    const { alternatives, taken } = nextOf(words.slice(at), knowledge, synonyms);
    found.push(alternatives);
    at += taken;
  }
  return found;
}

function nextOf(
  words: readonly string[],
  knowledge: Knowledge,
  synonyms: ReadonlyMap<string, Alternatives>,
): { alternatives: Alternatives; taken: number } {
  for (let taken = Math.min(LONGEST_SYNONYM, words.length); taken > 0; taken -= 1) {
    const group = synonyms.get(words.slice(0, taken).join(" "));
    if (group) return { alternatives: group, taken };
  }
  const [word = "", next] = words;
  const pair = next ? word + next : undefined;
  if (next && pair && knowledge.known.has(pair)) return { alternatives: [[pair], [word, next]], taken: 2 };
  const halves = isKnown(word, knowledge) ? undefined : bestHalves(word, knowledge);
  return { alternatives: halves ? [[word], halves] : [[word]], taken: 1 };
}
