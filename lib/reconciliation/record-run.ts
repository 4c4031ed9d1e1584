import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { BookComparison } from "./compare/compare-books";
import { type Seen, stored } from "./stored";

export type RunKind = "run" | "before_payout";

export interface FinishedRun {
  gateway: string;
  kind: RunKind;
  durationMs: number;
  /** Missing when the gateway gave no answer. */
  comparison?: BookComparison;
  seen?: readonly Seen[];
}

/** How many recent runs are kept, about a day's; runs with differences and daily reports are always kept. */
const KEPT = 4_500;

/** The most lines stored for a run, so that a long queue of payouts does not fill the disk. */
const LINES_KEPT = 500;

/** Records a run and deletes old runs without differences. */
export async function recordRun({
  gateway,
  kind,
  durationMs,
  comparison,
  seen = [],
}: FinishedRun): Promise<void> {
  const { reportedMinor = null, ledgerMinor = 0n, expectedMinor = 0n, lines = [] } = comparison ?? {};
  await query(sql`
    with recorded as (
      insert into reconciliation (gateway, kind, reported_minor, ledger_minor, expected_minor, lines, differences, duration_ms)
      values (${gateway}, ${kind}, ${reportedMinor}::bigint, ${ledgerMinor}::bigint, ${expectedMinor}::bigint,
        ${stored(lines.slice(0, LINES_KEPT))}::jsonb, ${stored(seen)}::jsonb, ${durationMs}::int)
      returning id)
    delete from reconciliation r using recorded
    where r.gateway = ${gateway} and r.kind <> 'daily' and r.id <= recorded.id - ${KEPT} and r.differences = '[]'`);
}
