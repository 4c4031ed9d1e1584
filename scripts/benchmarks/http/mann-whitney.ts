/**
 * How likely two samples as different as these are, or more so, where both come from the same source: the two-sided p of the
 * Mann-Whitney U test, by the normal approximation with the corrections for ties and for continuity. Good for 20 values and more
 * on each side.
 */
export function mannWhitneyP(some: readonly number[], others: readonly number[]): number {
  const [n, m] = [some.length, others.length];
  const ranked = ranksOf([...some, ...others]);
  const rankSum = ranked.ranks.slice(0, n).reduce((sum, rank) => sum + rank, 0);
  const u = rankSum - (n * (n + 1)) / 2;
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ranked.ties / (all * (all - 1)));
  if (variance === 0) return 1;
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * upperTail(z));
}

/** Each value's place in the order of all, the mean of their places where several are equal; and the sum of t³ - t over these. */
function ranksOf(values: readonly number[]): { ranks: number[]; ties: number } {
  const order = values.map((value, at) => ({ value, at })).toSorted((a, b) => a.value - b.value);
  const ranks: number[] = [];
  let ties = 0;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (order[to]?.value === order[from]?.value) to += 1;
    for (const { at } of order.slice(from, to)) ranks[at] = (from + 1 + to) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ranks, ties };
}

/** The part of the normal distribution above z >= 0, to 7 digits: Abramowitz and Stegun 7.1.26 and erfc(z / sqrt 2) / 2. */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return (poly * Math.exp(-x * x)) / 2;
}
