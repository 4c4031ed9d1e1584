import { after, DAY, HOUR, MINUTE } from "@/lib/kernel/clock";
import type { Draw } from "./random";

/** How many days the history of the market goes back. */
const HISTORY_DAYS = 90;

/** How busy each hour of a day in Lagos is, midnight first. */
const hours = [
  0.35, 0.18, 0.1, 0.06, 0.08, 0.25, 0.8, 1.4, 1.8, 2, 2, 2, 2.2, 2.1, 1.8, 1.8, 2, 2.3, 2.7, 3, 3.1, 2.8,
  1.9, 0.9,
];
/** Sunday first: people top up for the weekend. */
const weekdays = [0.72, 0.98, 0.94, 1, 1.05, 1.3, 1.16];

interface Cell {
  from: number;
  length: number;
  weight: number;
}

/**
 * So many moments of the past, in order, by the rhythm of day and week and ever more of them towards today: none in the
 * last 50 minutes.
 */
export function busyMoments(count: number, present: Date, draw: Draw): Date[] {
  const cells = cellsUntil(after(present, -50 * MINUTE), present, draw);
  const total = cells.reduce((sum, { weight }) => sum + weight, 0);
  let at = 0;
  let passed = 0;
  return Array.from({ length: count }, (_, turn) => {
    const wanted = ((turn + draw.share()) / count) * total;
    let cell = cells[at] as Cell;
    while (passed + cell.weight < wanted && at < cells.length - 1) {
      passed += cell.weight;
      at += 1;
      cell = cells[at] as Cell;
    }
    return new Date(cell.from + Math.floor(((wanted - passed) / cell.weight) * cell.length));
  });
}

function cellsUntil(last: Date, present: Date, draw: Draw): Cell[] {
  const today = Math.floor((present.getTime() + HOUR) / DAY) * DAY - HOUR; // midnight in Lagos
  return Array.from({ length: HISTORY_DAYS }, (_, day) => {
    const midnight = today - (HISTORY_DAYS - 1 - day) * DAY;
    const weight =
      weightOf(new Date(midnight + 12 * HOUR), day / HISTORY_DAYS) * (0.84 + draw.share() * 0.32);
    return hours.map((busy, hour) => cellOf(midnight + hour * HOUR, busy * weight, last.getTime()));
  })
    .flat()
    .filter(({ length }) => length > 0);
}

function cellOf(from: number, weight: number, last: number): Cell {
  const length = Math.max(0, Math.min(HOUR, last - from));
  return { from, length, weight: (weight * length) / HOUR };
}

function weightOf(noon: Date, progress: number): number {
  const payday = noon.getUTCDate() >= 25 && noon.getUTCDate() <= 29 ? 1.18 : 1;
  return (0.3 + 0.7 * progress) * (weekdays[noon.getUTCDay()] ?? 1) * payday;
}
