import { commonNames } from "./frequent-names";
import { MAX_WORDS } from "./visible-text";

/** How a name from a bank compares with the known one. 'unknown': too little information. */
export type NameMatch = "match" | "mismatch" | "unknown";

export interface KnownName {
  /**
   * Staff or an identity check have seen it, or a bank has written it. Otherwise its owner has typed it, and may have chosen it so
   * that it fits many accounts.
   */
  isVerified: boolean;
}

/**
 * Compares a name from a bank with the known one, in any case, with or without accents, titles, hyphens and the blanks within a
 * name, and with one typo in a long name. At least two names must agree, and none may contradict: a family member is a mismatch.
 * Where one side has more names, those that agree must outweigh them. Initials can contradict, and never help. A name that its
 * owner typed must moreover agree in its order, up to where it begins, and on more than common names unless it agrees in full.
 */
export function compareNames(known: string, given: string | null, { isVerified }: KnownName): NameMatch {
  const [ours, theirs] = [wordsOf(known), wordsOf(given ?? "")];
  if (ours.length === 0 || theirs.length === 0) return "unknown";
  if (Math.max(ours.length, theirs.length) > MAX_WORDS) return "mismatch";
  const { pairs, oursLeft, theirsLeft } = pair(ours.filter(isFull), theirs.filter(isFull));
  if (oursLeft.length > 0 && theirsLeft.length > 0) return "mismatch";
  const initials = [ours.filter(isInitial), theirs.filter(isInitial)] as const;
  if (contradict(initials[0], [...theirsLeft, ...initials[1]])) return "mismatch";
  if (contradict(initials[1], [...oursLeft, ...initials[0]])) return "mismatch";
  const isInFull = oursLeft.length === 0 && theirsLeft.length === 0;
  // In full, several names that one side writes as one are several.
  const agreed = isInFull
    ? pairs.reduce((sum, [one, other]) => sum + Math.max(one.parts, other.parts), 0)
    : pairs.length;
  if (agreed < 2 || oursLeft.length > 1 || theirsLeft.length >= agreed) return "unknown";
  if (isVerified) return "match";
  const isCommon = pairs.every(([one]) => commonNames.has(one.text));
  return isInOrder(pairs) && (isInFull || !isCommon) ? "match" : "unknown";
}

/** Titles that banks put before a name. */
const titles = new Set(
  "mr mrs ms miss master dr prof engr arc barr chief alhaji alhaja hajia mallam malam pastor rev prince princess sir lady otunba".split(
    " ",
  ),
);

/** Letters without a Unicode decomposition, such as the hooked letters of Hausa. */
const hooked: ReadonlyMap<string, string> = new Map(
  Object.entries({ ɗ: "d", ɓ: "b", ƙ: "k", ƴ: "y", ŋ: "n", ø: "o", ł: "l", ß: "ss", æ: "ae" }),
);

function wordsOf(name: string): string[] {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}'’`ʼ.]/gu, (mark) => (mark === "." ? " " : ""))
    .toLowerCase()
    .replace(/[ɗɓƙƴŋøłßæ]/g, (letter) => hooked.get(letter) ?? letter)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "" && !titles.has(word));
}

const isInitial = (word: string) => /^.$/u.test(word);
const isFull = (word: string) => !isInitial(word);

/** Whether an initial fits none of the other side's remaining names, where there are any. */
const contradict = (initials: readonly string[], names: readonly string[]): boolean =>
  names.length > 0 && initials.some((letter) => !names.some((name) => name.startsWith(letter)));

/** A word, or several that the other side writes as one. */
interface Word {
  text: string;
  parts: number;
}

/** A word of ours, its counterpart, and where that stands in their name. */
type Pair = [one: Word, other: Word, at: number];

interface Pairing {
  /** In the order of our name. */
  pairs: Pair[];
  oursLeft: string[];
  theirsLeft: string[];
}

/** Pairs each word with one of the other name: the same, or once with a typo. */
function pair(ours: string[], theirs: string[]): Pairing {
  const [words, others] = [joined(ours, theirs), joined(theirs, ours)];
  const found = new Map<number, number>();
  const isTaken = (at: number) => [...found.values()].includes(at);
  const look = (agrees: (one: string, other: string) => boolean) => {
    for (const [at, { text }] of words.entries()) {
      if (found.has(at)) continue;
      const other = others.findIndex((word, place) => !isTaken(place) && agrees(text, word.text));
      if (other < 0) continue;
      found.set(at, other);
      if (agrees === oneTypo) return;
    }
  };
  look((one, other) => one === other);
  look(oneTypo);
  const pairs = words.flatMap((word, at): Pair[] => {
    const place = found.get(at) ?? -1;
    const other = others[place];
    return other ? [[word, other, place]] : [];
  });
  return {
    pairs,
    oursLeft: words.filter((_, at) => !found.has(at)).map(({ text }) => text),
    theirsLeft: others.filter((_, at) => !isTaken(at)).map(({ text }) => text),
  };
}

/** Joins neighbours that the other side writes as one word: 'Oluwa Seun' and 'Oluwaseun'. */
function joined(words: readonly string[], others: readonly string[]): Word[] {
  const all: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const parts = [3, 2].find((count) => isOneWord(words.slice(at, at + count), count, others)) ?? 1;
    const run = words.slice(at, at + parts);
    all.push({ text: others.find((other) => isRun(run, other)) ?? run.join(""), parts });
    at += parts;
  }
  return all;
}

const isOneWord = (run: readonly string[], count: number, others: readonly string[]): boolean =>
  run.length === count && others.some((other) => isRun(run, other));

/** In either order: some banks write 'OBIADA' for Ada Obi. */
const isRun = (run: readonly string[], word: string): boolean =>
  run.join("") === word || run.toReversed().join("") === word;

/** Whether the pairs stand in the same order in both names, wherever that begins: banks put the surname first. */
function isInOrder(pairs: readonly Pair[]): boolean {
  const places = pairs.map(([, , at]) => at);
  const falls = places.filter((at, index) => at > (places[(index + 1) % places.length] ?? at));
  return falls.length <= 1;
}

const LONG_WORD = 6;

/** One letter added, removed or replaced, or two transposed. */
function oneTypo(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LONG_WORD || Math.abs(one.length - other.length) > 1) return false;
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  const after = (count: number, otherCount: number) =>
    one.slice(head + count) === other.slice(head + otherCount);
  const isTransposed = one[head] === other[head + 1] && one[head + 1] === other[head];
  return after(1, 1) || after(1, 0) || after(0, 1) || (isTransposed && after(2, 2));
}
