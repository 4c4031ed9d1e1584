const FIRST_MS = 200;
const LONGEST_MS = 30_000;

/** The pause before the next try after so many failures in a row: doubling, up to half a minute, and not for all at once. */
export const pauseMs = (failures: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** failures) * (0.5 + Math.random() / 2);
