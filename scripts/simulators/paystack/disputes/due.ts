const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** Lagos's offset from UTC, without daylight saving time. */
const lagosMs = hourMs;

/** Adds business hours: the clock stops on Saturdays and Sundays in Lagos. */
export function afterBusinessHours(from: Date, hours: number): Date {
  let at = from.getTime();
  let left = hours * hourMs;
  while (left > 0) {
    const untilMidnight = dayMs - ((at + lagosMs) % dayMs);
    const step = isWeekend(at) ? untilMidnight : Math.min(left, untilMidnight);
    if (!isWeekend(at)) left -= step;
    at += step;
  }
  return new Date(at);
}

function isWeekend(at: number): boolean {
  const day = new Date(at + lagosMs).getUTCDay();
  return day === 0 || day === 6;
}
