const LAGOS_AHEAD_MS = 60 * 60 * 1000; // Nigeria keeps one zone and no summer time

/** A moment as a date and time field writes it, on Lagos's clock: `2026-11-22T10:47`. */
export const lagosFieldValue = (at: Date): string =>
  new Date(at.getTime() + LAGOS_AHEAD_MS).toISOString().slice(0, 16);

/** The moment some hours later, for the same field. */
export const hoursLater = (now: string, hours: number): string =>
  lagosFieldValue(new Date(Date.parse(now) + hours * 60 * 60 * 1000));

/** What such a field says, as a moment; undefined while it is not filled in. */
export function fromLagosField(text: string): Date | undefined {
  const at = Date.parse(`${text.slice(0, 16)}:00Z`);
  return Number.isNaN(at) ? undefined : new Date(at - LAGOS_AHEAD_MS);
}
