import { formatDuration } from "@/lib/kernel/time-format";
import type { TradeView } from "../schema";
import { type OutageScope, scopeName } from "./scopes";

/** The outage that stops a trade's clock, as `stoppingOf` answers it. */
export interface StoppingRow extends OutageScope {
  since: string;
}

/** An outage that has moved a trade's deadline, as `stopsOf` answers it. */
export interface StopRow extends OutageScope {
  from: string;
  until: string;
  stoppedMs: number;
}

const iso = (at: string) => new Date(at).toISOString();

export const stoppingView = (row: StoppingRow | null): TradeView["stoppedBy"] =>
  row && { what: scopeName(row), since: iso(row.since) };

export const stopViews = (rows: readonly StopRow[] | null): TradeView["stops"] =>
  (rows ?? []).map((row) => ({
    what: scopeName(row),
    from: iso(row.from),
    until: iso(row.until),
    milliseconds: row.stoppedMs,
  }));

/** 'The clock stopped for 20 min: MTN was down.' */
export const stopSentence = ({ what, milliseconds }: TradeView["stops"][number]): string =>
  `The clock stopped for ${formatDuration(Math.round(milliseconds / 1000))}: ${what} was down.`;

/** What people read while the clock stands still. */
export const stoppedWords = ({ what }: NonNullable<TradeView["stoppedBy"]>) => ({
  title: `The clock has stopped: ${what} is down`,
  text: "You both keep all the time that was left. The deadline moves as soon as it works again, and nothing runs out before.",
});

/** Rows of the timeline with the stops of the clock between them, by time. */
export function historyOf<Entry extends { at: string }>(
  moves: readonly Entry[],
  stops: TradeView["stops"],
  entryOf: (move: Entry) => HistoryEntry,
): HistoryEntry[] {
  const all = [
    ...moves.map(entryOf),
    ...stops.map((stop) => ({
      id: `stop ${stop.from} ${stop.what}`,
      at: new Date(stop.until),
      text: stopSentence(stop),
    })),
  ];
  return all.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

export interface HistoryEntry {
  id: string;
  at: Date;
  text: string;
  detail?: string | undefined;
}
