const dayName = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** '2026-11-28' as '28 Nov'. */
export const shortDay = (day: string): string => dayName.format(new Date(`${day}T00:00:00Z`));
