import { after, DAY, HOUR, MINUTE } from "@/lib/kernel/clock";

export const chargebackTimes = {
  /** Business hours to respond, when the gateway sends no deadline. */
  hoursToAnswer: 16,
  /** Staff are warned this long before the deadline. */
  warning: 4 * HOUR,
  /** The first check after it was opened or answered. */
  firstCheck: 10 * MINUTE,
  longestWait: 6 * HOUR,
  /** A response that the gateway still does not show after this long is sent again. */
  noAnswer: 10 * MINUTE,
} as const;

const LAGOS_AHEAD = HOUR;

/** Adds business hours, skipping Saturday and Sunday in Lagos. */
export function afterBusinessHours(from: Date, hours: number): Date {
  let at = from.getTime();
  let left = hours * HOUR;
  while (left > 0) {
    const untilMidnight = DAY - ((at + LAGOS_AHEAD) % DAY);
    const step = isWeekend(at) ? untilMidnight : Math.min(left, untilMidnight);
    if (!isWeekend(at)) left -= step;
    at += step;
  }
  return new Date(at);
}

function isWeekend(at: number): boolean {
  const weekday = new Date(at + LAGOS_AHEAD).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The deadline to respond: the gateway's, else by its published rule from when the dispute was raised. */
export const answerDeadline = (dueAt: Date | null, raisedAt: Date): Date =>
  dueAt ?? afterBusinessHours(raisedAt, chargebackTimes.hoursToAnswer);

/** When to check next: at twice the age, within bounds, and not past the warning or the deadline. */
export function nextCheck(createdAt: Date, dueAt: Date | null, now: Date): Date {
  const { firstCheck, longestWait, warning } = chargebackTimes;
  const age = now.getTime() - createdAt.getTime();
  const next = after(now, Math.min(Math.max(age, firstCheck), longestWait));
  const stops = dueAt ? [after(dueAt, -warning), after(dueAt, MINUTE)] : [];
  const [first = next] = stops.filter((stop) => stop > now && stop < next);
  return first;
}
