/** Draws that are the same at every run: what looks thrown together in the demo is the same for everybody. */
export interface Draw {
  /** From 0 up to 1. */
  share(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  chance(share: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
  /** An item, the more often the heavier it is. */
  weighted<Item>(list: readonly (readonly [Item, number])[]): Item;
}

/** A source of its own for each purpose, so that one more draw in one place changes nothing in another. */
export function drawFor(purpose: string): Draw {
  const share = mulberry(hashOf(purpose));
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(share() * list.length)] as Item;
  return {
    share,
    whole: (low, high) => low + Math.floor(share() * (high - low + 1)),
    chance: (wanted) => share() < wanted,
    pick,
    weighted(list) {
      let left = share() * list.reduce((sum, [, weight]) => sum + weight, 0);
      const found = list.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? pick(list))[0];
    },
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: small, and good enough to look like chance. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
