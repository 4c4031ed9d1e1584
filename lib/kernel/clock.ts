export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Lagos is one hour ahead of UTC all year round, since 1919. */
const LAGOS_AHEAD = HOUR;

/** The calendar day in Lagos, 'YYYY-MM-DD'. Daily limits count by it. */
export const lagosDay = (at: Date): string => after(at, LAGOS_AHEAD).toISOString().slice(0, 10);

export const after = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);
