import { DAY, lagosDay } from "@/lib/kernel/clock";
import { formatDay } from "@/lib/kernel/time-format";

/** What happened on one Lagos day, under its heading: 'Today', 'Yesterday', '19 Nov 2026'. */
export interface DayGroup<Line> {
  day: string;
  heading: string;
  lines: Line[];
}

/** Cuts a list that runs in order of time into Lagos days; the order stays. */
export function byLagosDay<Line extends { at: Date }>(lines: readonly Line[], now: Date): DayGroup<Line>[] {
  const groups: DayGroup<Line>[] = [];
  for (const line of lines) {
    const day = lagosDay(line.at);
    const last = groups.at(-1);
    if (last?.day === day) last.lines.push(line);
    else groups.push({ day, heading: headingOf(line.at, day, now), lines: [line] });
  }
  return groups;
}

function headingOf(at: Date, day: string, now: Date): string {
  if (day === lagosDay(now)) return "Today";
  return day === lagosDay(new Date(now.getTime() - DAY)) ? "Yesterday" : formatDay(at);
}
