/** A run of words of two versions: in both, in the older alone, or in the newer alone. */
export interface DiffRun {
  kind: "same" | "gone" | "new";
  text: string;
}

/** More would take longer than a person notices; then all of it counts as written anew. */
const MOST_WORDS = 1_200;

/** What differs between two texts, word by word: the longest common run of words stays. */
export function diffWords(before: string, after: string): DiffRun[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length > MOST_WORDS || now.length > MOST_WORDS)
    return runsOf([
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ]);
  const common = commonLengths(old, now);
  const runs: DiffRun[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && old[i] === now[j]) {
      runs.push({ kind: "same", text: old[i] ?? "" });
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && at(common, i + 1, j) >= at(common, i, j + 1)))
      runs.push({ kind: "gone", text: old[i++] ?? "" });
    else runs.push({ kind: "new", text: now[j++] ?? "" });
  }
  return runsOf(runs);
}

/** Words and what is between them, so that both texts can be put together from them. */
const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}_’'-]+|[^\s]/gu) ?? [];

/** For each place in both, how many words from there on are common. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const row = table[i];
      if (row)
        row[j] =
          old[i] === now[j]
            ? at(table, i + 1, j + 1) + 1
            : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  return table;
}

const at = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** Neighbours of one kind as one run; none that is empty. */
const runsOf = (runs: readonly DiffRun[]): DiffRun[] =>
  runs.reduce<DiffRun[]>((all, run) => {
    const last = all.at(-1);
    if (run.text === "") return all;
    if (last?.kind === run.kind) return [...all.slice(0, -1), { kind: run.kind, text: last.text + run.text }];
    return [...all, run];
  }, []);
