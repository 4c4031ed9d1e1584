import { lagosDay } from "@/lib/kernel/clock";
import { formatDay, formatMonth } from "@/lib/kernel/time-format";
import { dayStart } from "./filter";

/** Days in Lagos, both included: '2026-11-01' to '2026-11-30'. */
export interface Period {
  from: string;
  to: string;
}

/** The month that a day is in. */
export function monthOf(day: string): Period {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)); // day 0 of the next month
  return { from: `${day.slice(0, 7)}-01`, to: last.toISOString().slice(0, 10) };
}

/** The month before the one that a day is in. */
export function monthBefore(day: string): Period {
  const lastDay = new Date(Date.parse(`${day.slice(0, 7)}-01T00:00:00Z`) - 1);
  return monthOf(lastDay.toISOString().slice(0, 10));
}

/** The period of a statement on paper: what was asked for, and where an end is missing, the month of the other or of today. */
export function statementPeriod(
  asked: { from?: string | undefined; to?: string | undefined },
  now: Date,
): Period {
  const today = lagosDay(now);
  const month = monthOf(asked.from ?? asked.to ?? today);
  const { from = month.from, to = asked.from ? today : month.to } = asked;
  return from <= to ? { from, to } : { from, to: from };
}

const say = (day: string) => formatDay(dayStart(day));

/** 'November 2026', '1 Nov 2026 to 12 Nov 2026', 'since 1 Nov 2026', 'until 30 Nov 2026'; undefined where nothing is asked for. */
export function periodInWords({
  from,
  to,
}: {
  from?: string | undefined;
  to?: string | undefined;
}): string | undefined {
  if (from && to && isMonth(from, to)) return formatMonth(dayStart(from));
  if (from && to) return from === to ? say(from) : `${say(from)} to ${say(to)}`;
  if (from) return `Since ${say(from)}`;
  return to && `Until ${say(to)}`;
}

const isMonth = (from: string, to: string) => from === monthOf(from).from && to === monthOf(from).to;
