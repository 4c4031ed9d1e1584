import { after, DAY } from "@/lib/kernel/clock";

/** Public holidays of Nigeria that are the same day each year, as 'MM-DD'. Carriers rest on them, and on Sundays. */
const HOLIDAYS: ReadonlySet<string> = new Set(["01-01", "05-01", "06-12", "10-01", "12-25", "12-26"]);

const isWorkingDay = (day: string): boolean =>
  new Date(`${day}T00:00:00Z`).getUTCDay() !== 0 && !HOLIDAYS.has(day.slice(5));

const next = (day: string): string =>
  after(new Date(`${day}T00:00:00Z`), DAY)
    .toISOString()
    .slice(0, 10);

/**
 * The day that comes so many working days after another; the first working day from it on where there are none.
 * @param day - '2026-12-24', a day in Lagos
 */
export function workingDaysAfter(day: string, days: number): string {
  let at = day;
  while (!isWorkingDay(at)) at = next(at);
  for (let left = days; left > 0; left -= 1) {
    at = next(at);
    while (!isWorkingDay(at)) at = next(at);
  }
  return at;
}
