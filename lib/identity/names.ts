/** How a name that a bank told agrees with the one we know. 'unknown': too little was told to say. */
export type NameMatch = "match" | "mismatch" | "unknown";

/** Forms of address that banks put before a name, and that say nothing of who it is. */
const titles = new Set(
  "mr mrs ms miss master dr prof engr arc barr chief alhaji alhaja hajia mallam malam pastor rev prince princess sir lady otunba".split(
    " ",
  ),
);

/** Letters that no decomposition brings back to their base: the hooked letters of Hausa, and what a bank's machine writes for them. */
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
 * Whether the name that a bank told can be this person's: in any order and case, with or without accents, titles and
 * middle names, with initials for some of the names, and one slip of the pen in a long name. Two names at least have to
 * agree, one of them in full, and nothing may contradict: somebody of the same family is somebody else.
 */
export function compareNames(known: string, told: string | null): NameMatch {
  const ours = wordsOf(known);
  const theirs = wordsOf(told ?? "");
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

/** Each word of the shorter name with one of its own in the longer; undefined where one has none. Full words choose first. */
function pairsOf(fewer: string[], more: string[]): [string, string][] | undefined {
  const left = [...more];
  const pairs: [string, string][] = [];
  for (const word of fewer.toSorted((a, b) => b.length - a.length)) {
    const at = [same, oneSlip, initial]
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

/** One letter more, fewer, other, or two that changed places. */
function oneSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LONG_WORD || Math.abs(one.length - other.length) > 1) return false;
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  const after = (count: number, otherCount: number) =>
    one.slice(head + count) === other.slice(head + otherCount);
  const haveChangedPlaces = one[head] === other[head + 1] && one[head + 1] === other[head];
  return after(1, 1) || after(1, 0) || after(0, 1) || (haveChangedPlaces && after(2, 2));
}
