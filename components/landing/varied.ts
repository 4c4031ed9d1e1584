/**
 * The first `count` of the best offers, at most `each` of one shelf while others are left: a strip of one colour would say
 * that the market has nothing else. The order stays.
 */
export function varied<Offer extends { listedUnder: string }>(
  best: Offer[],
  count: number,
  each: number,
): Offer[] {
  const taken = new Map<string, number>();
  const first = best.filter(({ listedUnder }) => {
    const before = taken.get(listedUnder) ?? 0;
    taken.set(listedUnder, before + 1);
    return before < each;
  });
  const rest = best.filter((offer) => !first.includes(offer));
  const chosen = new Set([...first, ...rest].slice(0, count));
  return best.filter((offer) => chosen.has(offer));
}
