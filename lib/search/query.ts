import type { Alternatives } from "./engine";
import { errorsIn, type IndexWord, isSpelt, nearestWord, wordsOf } from "./words";

/** By a phrase as documents have it, its words parted by blanks: what may stand in its place, itself included. */
export type Synonyms = ReadonlyMap<string, Alternatives>;

/** What buyers' words mean: phrases that mean the same, misspelt brands, and phrases that stand for one kind of thing. */
export interface Meanings {
  groups: readonly (readonly string[])[];
  /** Spellings by the brand. */
  spellings: Readonly<Record<string, readonly string[]>>;
  /** What a phrase means; the other way round it does not hold. */
  meantBy: Readonly<Record<string, string | undefined>>;
}

/** All of it, by the phrase that is typed. */
export function synonymsOf({ groups, spellings, meantBy }: Meanings): Synonyms {
  const found = new Map<string, Map<string, readonly string[]>>();
  const add = (from: string, to: string) => {
    const [typed, meant] = [wordsOf(from), wordsOf(to)];
    if (typed.length === 0 || meant.length === 0) return;
    const own = found.get(typed.join(" ")) ?? new Map<string, readonly string[]>();
    found.set(typed.join(" "), own.set(meant.join(" "), meant));
  };
  for (const group of groups) for (const from of group) for (const to of group) add(from, to);
  for (const [brand, typed] of Object.entries(spellings))
    for (const from of typed) for (const to of [from, brand]) add(from, to);
  for (const [from, to = ""] of Object.entries(meantBy)) {
    const meant = [...(found.get(wordsOf(to).join(" "))?.keys() ?? [to])];
    for (const one of [from, ...meant]) add(from, one);
  }
  return new Map([...found].map(([typed, meant]) => [typed, [...meant.values()]]));
}

/** What is said around what is looked for. They count only where nothing else is left. */
const around = new Set(
  "a abeg about affordable all an and any at best biko buy cheap cheapest dey find for from get good how i in is it looking me much my na naija need nice nigeria of oga on online or pls please price prices sale sell selling some that the this to want where wey with".split(
    " ",
  ),
);

/** The words that matter of a query, those of a known phrase among them; all of them where none does. */
export function tellingWords(words: readonly string[], synonyms: Synonyms): string[] {
  const inPhrase = new Set<number>();
  for (let at = 0; at < words.length; at += 1) {
    const taken = longestPhrase(words.slice(at), synonyms);
    if (taken > 1) for (let step = 0; step < taken; step += 1) inPhrase.add(at + step);
  }
  const telling = words.filter((word, at) => inPhrase.has(at) || !around.has(word));
  return telling.length > 0 ? telling : [...words];
}

const LONGEST_PHRASE = 5;

/** How many of the first words are one phrase that stands for something; 0 where not even the first is. */
function longestPhrase(words: readonly string[], synonyms: Synonyms): number {
  for (let taken = Math.min(LONGEST_PHRASE, words.length); taken > 0; taken -= 1) {
    if (synonyms.has(words.slice(0, taken).join(" "))) return taken;
  }
  return 0;
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

/** The words for which no listing has any spelling: not mended, not parted, and no part of a phrase that stands for something. */
export function unknownWords(words: readonly string[], knowledge: Knowledge, synonyms: Synonyms): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    const taken = longestPhrase(words.slice(at), synonyms);
    const word = words[at] ?? "";
    const pair = knowledge.known.has(word + (words[at + 1] ?? ""));
    if (taken === 0 && !pair && !isKnown(word, knowledge) && !bestHalves(word, knowledge)) found.push(word);
    at += Math.max(taken, pair && words[at + 1] ? 2 : 1);
  }
  return found;
}

/** The two known words that one was written together from, where there are such: the rarer of them known best. */
function bestHalves(word: string, { known }: Knowledge): [string, string] | undefined {
  const weigh = ([one, other]: [string, string]) => Math.min(known.get(one) ?? 0, known.get(other) ?? 0);
  const [best] = halvesOf(word)
    .filter((halves) => halves.every((half) => half.length > 2) && weigh(halves) > 0)
    .toSorted((a, b) => weigh(b) - weigh(a));
  return best;
}

/** The words with unknown ones mended; undefined where there is nothing to mend. */
export function mended(
  words: readonly string[],
  knowledge: Knowledge,
  synonyms: Synonyms,
): string[] | undefined {
  const wrong = unknownWords(words, knowledge, synonyms).filter((word) => errorsIn(word) > 0);
  const right = new Map(
    wrong.flatMap((word) => {
      const meant = nearestWord(word, knowledge.near.get(word) ?? []);
      return meant ? [[word, meant] as const] : [];
    }),
  );
  return right.size > 0 ? [...new Set(words.map((word) => right.get(word) ?? word))] : undefined;
}

/** What a listing must have: each word, or what stands for it. */
export function alternativesOf(
  words: readonly string[],
  knowledge: Knowledge,
  synonyms: Synonyms,
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
  synonyms: Synonyms,
): { alternatives: Alternatives; taken: number } {
  const taken = longestPhrase(words, synonyms);
  const meant = synonyms.get(words.slice(0, taken).join(" "));
  if (meant) return { alternatives: meant, taken };
  const [word = "", next] = words;
  const pair = next ? word + next : undefined;
  if (next && pair && knowledge.known.has(pair)) return { alternatives: [[pair], [word, next]], taken: 2 };
  const halves = isKnown(word, knowledge) ? undefined : bestHalves(word, knowledge);
  return { alternatives: halves ? [[word], halves] : [[word]], taken: 1 };
}
