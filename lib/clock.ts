const lagosDate = new Intl.DateTimeFormat("en-CA", { timeZone: "Africa/Lagos", dateStyle: "short" });

/** The calendar day in Lagos, 'YYYY-MM-DD': limits count by it. */
export const lagosDay = (at: Date): string => lagosDate.format(at);

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A moment some milliseconds later. */
export const after = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);
