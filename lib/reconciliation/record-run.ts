import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { Look } from "./compare/look";
import { type Seen, stored } from "./stored";

export type RunKind = "run" | "before_payout";

export interface FinishedRun {
  gateway: string;
  kind: RunKind;
  durationMs: number;
  /** Missing where the gateway did not answer. */
  look?: Look;
  seen?: readonly Seen[];
}

/** Of runs that found nothing the last day's are kept; those with differences and the daily reports stay. */
const KEPT = 4_500;

/** Lines that are written down: a long queue of payouts is no reason to fill the disk. */
const LINES_KEPT = 500;

/** Writes a run down, and forgets old ones that say nothing. */
export async function recordRun({ gateway, kind, durationMs, look, seen = [] }: FinishedRun): Promise<void> {
  const { reportedMinor = null, ledgerMinor = 0n, expectedMinor = 0n, lines = [] } = look ?? {};
  await query(sql`
    with recorded as (
      insert into reconciliation (gateway, kind, reported_minor, ledger_minor, expected_minor, lines, differences, duration_ms)
      values (${gateway}, ${kind}, ${reportedMinor}::bigint, ${ledgerMinor}::bigint, ${expectedMinor}::bigint,
        ${stored(lines.slice(0, LINES_KEPT))}::jsonb, ${stored(seen)}::jsonb, ${durationMs}::int)
      returning id)
    delete from reconciliation r using recorded
    where r.gateway = ${gateway} and r.kind <> 'daily' and r.id <= recorded.id - ${KEPT} and r.differences = '[]'`);
}
