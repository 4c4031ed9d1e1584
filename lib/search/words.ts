/** The most words of a query that are looked at; what follows them is left out. */
export const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/**
 * A text as documents and queries are both written in it: lower case without accents, only letters, digits and points within numbers,
 * with a number parted from the letters after it: '256GB' and '256 gb' are the same.
 */
export const normalise = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’‘`]/g, "")
    .replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/[^\p{L}\p{N}.]+/gu, " ")
    .replace(/(?<!\d)\.|\.(?!\d)/g, " ")
    .replace(/ {2,}/g, " ")
    .replace(/(\d)(?=\p{L})/gu, "$1 ")
    .trim();

/** The words of a normalised text. */
export const wordsOf = (text: string): string[] =>
  normalise(text)
    .split(" ")
    .filter((word) => word !== "" && word.length <= LONGEST_WORD);

/** The words of what a person typed, each once. */
export const queryWords = (typed: string): string[] => [...new Set(wordsOf(typed))].slice(0, MOST_WORDS);

/** Worth a place in the dictionary: a word of letters, perhaps with digits, neither a number nor a letter alone. */
export const isSpelt = (word: string): boolean => word.length > 1 && /\p{L}/u.test(word);

/** How many letters a typed word may be off: none up to four letters, one up to eight, two beyond. */
export const errorsIn = (word: string): 0 | 1 | 2 => (word.length < 5 ? 0 : word.length < 9 ? 1 : 2);

/** The word, and it without any one or two of its letters. */
export function deletesOf(word: string, errors: number): string[] {
  const found = new Set([word]);
  let last = [word];
  for (let step = 0; step < errors; step += 1) {
    last = last.flatMap((one) => Array.from(one, (_, at) => one.slice(0, at) + one.slice(at + 1)));
    for (const one of last) found.add(one);
  }
  return [...found].filter((one) => one !== "");
}

/** How a word sounds, roughly: 'silinder' as 'cylinder', 'headfone' as 'headphones'. Marked, so that it is no word itself. */
export const soundOf = (word: string): string =>
  `~${word
    .replace(/(?:(?<=s|x|ch|sh)es|(?<!s)s)$/, "")
    .replace(/ph/g, "f")
    .replace(/tch/g, "ch")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/ck|q|c(?!h)/g, "k")
    .replace(/y/g, "i")
    .replace(/z/g, "s")
    .replace(/(.)\1+/g, "$1")
    .replace(/e$/, "")}`;

/** What is stored of a word, so that any typed word that is near enough meets one of its own variants there. */
export const variantsOf = (word: string): string[] =>
  word.length < 4 || word.length > 24 ? [] : [...deletesOf(word, word.length < 7 ? 1 : 2), soundOf(word)];

/** What a typed word is looked up by among the stored variants; nothing where it is too short to guess. */
export const asksOf = (typed: string): string[] =>
  errorsIn(typed) > 0 ? [...deletesOf(typed, errorsIn(typed)), soundOf(typed)] : [];

/** How many letters were left out, added, changed or swapped with their neighbour. */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}

/** A word of the index, and how many listings have it. */
export interface IndexWord {
  word: string;
  documents: number;
}

/**
 * The word of the index that was most likely meant: the fewest errors, of which another spelling of the same sound is one, then the same first letter, then the same letters in another
 * order or doubled, then the word that more listings have. Undefined where none is near enough.
 */
export function nearestWord(typed: string, candidates: readonly IndexWord[]): string | undefined {
  const allowed = errorsIn(typed);
  const near = candidates
    .map(({ word, documents }) => ({
      word,
      documents,
      errors: soundOf(word) === soundOf(typed) ? Math.min(1, distance(typed, word)) : distance(typed, word),
    }))
    .filter(({ word, errors }) => errors > 0 && errors <= allowed && word.length > 2);
  const [best] = near.toSorted(
    (a, b) =>
      a.errors - b.errors ||
      startsAlike(typed, b.word) - startsAlike(typed, a.word) ||
      sameLetters(typed, b.word) - sameLetters(typed, a.word) ||
      b.documents - a.documents ||
      (a.word < b.word ? -1 : 1),
  );
  return best?.word;
}

const startsAlike = (one: string, other: string): number => (one[0] === other[0] ? 1 : 0);

const lettersOf = (word: string): string => [...new Set(word)].toSorted().join("");
const sameLetters = (one: string, other: string): number => (lettersOf(one) === lettersOf(other) ? 1 : 0);
