/** How a name from a bank compares with the known one. 'unknown': too little information. */
export type NameMatch = "match" | "mismatch" | "unknown";

/** Titles that banks put before a name. */
const titles = new Set(
  "mr mrs ms miss master dr prof engr arc barr chief alhaji alhaja hajia mallam malam pastor rev prince princess sir lady otunba".split(
    " ",
  ),
);

/** Letters without a Unicode decomposition, such as the hooked letters of Hausa. */
const hooked: Record<string, string> = {
  ɗ: "d",
  ɓ: "b",
  ƙ: "k",
  ƴ: "y",
  ŋ: "n",
  ø: "o",
  ł: "l",
  ß: "ss",
  æ: "ae",
};

/**
 * Compares a name from a bank with the known one: in any order and case, with or without accents, titles and middle names,
 * with initials for some of the names, and one typo in a long name. At least two names must agree, one of them in full, and
 * none may contradict: a family member is a mismatch.
 */
export function compareNames(known: string, given: string | null): NameMatch {
  const ours = wordsOf(known);
  const theirs = wordsOf(given ?? "");
  if (ours.length === 0 || theirs.length === 0) return "unknown";
  if (isOneWord(ours, theirs)) return "match";
  const [fewer, more] = ours.length <= theirs.length ? [ours, theirs] : [theirs, ours];
  const pairs = pairsOf(fewer, more);
  if (!pairs) return "mismatch";
  const inFull = pairs.filter(([one, other]) => one.length > 1 && other.length > 1).length;
  return pairs.length > 1 && inFull > 0 ? "match" : "unknown";
}

function wordsOf(name: string): string[] {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}'’`ʼ.]/gu, (mark) => (mark === "." ? " " : ""))
    .toLowerCase()
    .replace(/[ɗɓƙƴŋøłßæ]/g, (letter) => hooked[letter] ?? letter)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "" && !titles.has(word));
}

/** 'ADAOBI' for Ada Obi: some banks write the names without a space. */
const isOneWord = (ours: string[], theirs: string[]): boolean =>
  ours.length > 1 &&
  theirs.length === 1 &&
  [ours, ours.toReversed()].some((words) => words.join("") === theirs[0]);

/** Pairs each word of the shorter name with one of the longer; undefined if one has no match. Longer words match first. */
function pairsOf(fewer: string[], more: string[]): [string, string][] | undefined {
  const left = [...more];
  const pairs: [string, string][] = [];
  for (const word of fewer.toSorted((a, b) => b.length - a.length)) {
    const at = [same, oneTypo, initial]
      .map((agrees) => left.findIndex((other) => agrees(word, other)))
      .find((index) => index >= 0);
    if (at === undefined) return undefined;
    pairs.push([word, ...(left.splice(at, 1) as [string])]);
  }
  return pairs;
}

const same = (one: string, other: string) => one === other;

const initial = (one: string, other: string) =>
  (one.length === 1 || other.length === 1) && one[0] === other[0];

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
