import { after, DAY, HOUR, MINUTE } from "@/lib/kernel/clock";

export const chargebackTimes = {
  /** What the gateway gives us to answer, in hours of business, where it names no moment itself. */
  hoursToAnswer: 16,
  /** So long before the deadline staff are told once more. */
  warning: 4 * HOUR,
  /** The first look after one was opened or answered. */
  firstLook: 10 * MINUTE,
  longestWait: 6 * HOUR,
  /** An answer that the gateway still does not show after this long is sent again. */
  noAnswer: 10 * MINUTE,
} as const;

const LAGOS_AHEAD = HOUR;

/** The moment so many business hours after another: from Friday's midnight to Monday's, in Lagos, the clock stands. */
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

/** Until when we may answer: what the gateway says, else by its published rule from when it was raised. */
export const answerBy = (dueAt: Date | null, raisedAt: Date): Date =>
  dueAt ?? afterBusinessHours(raisedAt, chargebackTimes.hoursToAnswer);

/** When to ask the gateway next: at twice the age, within bounds, and not past the warning or the deadline. */
export function nextLook(createdAt: Date, dueAt: Date | null, now: Date): Date {
  const { firstLook, longestWait, warning } = chargebackTimes;
  const age = now.getTime() - createdAt.getTime();
  const next = after(now, Math.min(Math.max(age, firstLook), longestWait));
  const stops = dueAt ? [after(dueAt, -warning), after(dueAt, MINUTE)] : [];
  const [first = next] = stops.filter((stop) => stop > now && stop < next);
  return first;
}
