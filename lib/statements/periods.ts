import { lagosDay } from "@/lib/kernel/clock";
import { formatDay, formatMonth } from "@/lib/kernel/time-format";
import { dayStart } from "./filter";

/** Days in Lagos, inclusive: '2026-11-01' to '2026-11-30'. */
export interface Period {
  from: string;
  to: string;
}

/** The month of a day. */
export function monthOf(day: string): Period {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)); // day 0 of the next month
  return { from: `${day.slice(0, 7)}-01`, to: last.toISOString().slice(0, 10) };
}

/** The month before that of a day. */
export function monthBefore(day: string): Period {
  const lastDay = new Date(Date.parse(`${day.slice(0, 7)}-01T00:00:00Z`) - 1);
  return monthOf(lastDay.toISOString().slice(0, 10));
}

/** The period of a PDF: the requested days; a missing end defaults to the month of the other, or to the current month. */
export function statementPeriod(
  requested: { from?: string | undefined; to?: string | undefined },
  now: Date,
): Period {
  const today = lagosDay(now);
  const month = monthOf(requested.from ?? requested.to ?? today);
  const { from = month.from, to = requested.from ? today : month.to } = requested;
  return from <= to ? { from, to } : { from, to: from };
}

const format = (day: string) => formatDay(dayStart(day));

/** 'November 2026', '1 Nov 2026 to 12 Nov 2026', 'Since 1 Nov 2026', 'Until 30 Nov 2026'; undefined without days. */
export function periodInWords({
  from,
  to,
}: {
  from?: string | undefined;
  to?: string | undefined;
}): string | undefined {
  if (from && to && isMonth(from, to)) return formatMonth(dayStart(from));
  if (from && to) return from === to ? format(from) : `${format(from)} to ${format(to)}`;
  if (from) return `Since ${format(from)}`;
  return to && `Until ${format(to)}`;
}

const isMonth = (from: string, to: string) => from === monthOf(from).from && to === monthOf(from).to;
