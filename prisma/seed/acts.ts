/** One thing that somebody does, and when. */
export interface Act {
  at: Date;
  run: () => Promise<unknown>;
}

/** The order in which they happened; what is done at one moment keeps the order it was planned in. */
export const inOrder = (acts: readonly Act[]): Act[] =>
  acts.toSorted((a, b) => a.at.getTime() - b.at.getTime());
