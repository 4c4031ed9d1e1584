import "server-only";
import { defaultGateway } from "@/lib/gateways/names";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";
import type { DayReport } from "./daily";
import type { PauseCause } from "./pause/reasons";
import type { StoredDifference, StoredLine } from "./stored";

/** A run in a list. */
export interface RunLine {
  id: bigint;
  kind: "run" | "before_payout" | "daily";
  answered: boolean;
  differences: number;
  lines: number;
  durationMs: number;
  at: Date;
}

/** The state of the reconciliation. Amounts in kobo. */
export interface ReconciliationState {
  now: Date;
  stopped: { since: Date; runId: bigint | null; pausedFor: PauseCause } | null;
  /** The last run with an answer from the gateway. */
  last: {
    at: Date;
    ledgerMinor: bigint;
    expectedMinor: bigint;
    reportedMinor: bigint;
    lines: StoredLine[];
    differences: StoredDifference[];
  } | null;
  /** The differences that paused payouts. */
  stoppedFor: StoredDifference[];
  /** What two people are stored to have agreed to, and did not. */
  falseApprovals: FalseApproval[];
  runs: RunLine[];
  reports: (RunLine & { day: string })[];
}

export interface FalseApproval {
  id: string;
  act: string;
  finding: string;
}

interface StoredState {
  now: Date;
  stoppedAt: Date | null;
  stoppedById: bigint | null;
  pausedFor: PauseCause | null;
  stoppedFor: StoredDifference[] | null;
}

type StoredRun = NonNullable<ReconciliationState["last"]>;

const RUNS_SHOWN = 8;
const REPORTS_SHOWN = 14;

/** For finance staff. @throws Refusal not_found for other callers */
export async function reconciliationFor(by: Actor): Promise<ReconciliationState> {
  mustRead(by, "reconciliation.read");
  const [current, last, runs, reports, falseApprovals] = await Promise.all([
    queryOne<StoredState>(sql`
      select app_now() as now, g.stopped_at, g.stopped_by_id, g.paused_for, r.differences as stopped_for
      from payout_switch g left join reconciliation r on r.id = g.stopped_by_id where g.gateway = ${defaultGateway()}`),
    queryOne<StoredRun>(sql`
      select at, ledger_minor, expected_minor, reported_minor, lines, differences from reconciliation
      where kind in ('run', 'before_payout') and reported_minor is not null order by id desc limit 1`),
    query<RunLine>(
      sql`${runLines} where kind in ('run', 'before_payout') order by id desc limit ${RUNS_SHOWN}`,
    ),
    query<RunLine & { day: string }>(
      sql`${runLines} where kind = 'daily' order by id desc limit ${REPORTS_SHOWN}`,
    ),
    query<FalseApproval>(sql`
      select id, act, finding from approval_record where finding is not null order by ended_at desc limit ${REPORTS_SHOWN}`),
  ]);
  const {
    now = new Date(),
    stoppedAt = null,
    stoppedById = null,
    pausedFor = null,
    stoppedFor = null,
  } = current ?? {};
  return {
    now,
    stopped: stoppedAt && { since: stoppedAt, runId: stoppedById, pausedFor: pausedFor ?? "differences" },
    last: last ?? null,
    stoppedFor: (stoppedAt && stoppedFor) || [],
    falseApprovals,
    runs,
    reports,
  };
}

const runLines = sql`
  select id, kind, reported_minor is not null as answered, jsonb_array_length(differences)::int as differences, duration_ms, at,
    case when jsonb_typeof(lines) = 'array' then jsonb_array_length(lines) else jsonb_array_length(lines->'lines') end::int as lines,
    lines->>'day' as day
  from reconciliation`;

/** One daily report, or one run. Amounts in kobo. */
export interface ReconciliationReport extends StoredRun {
  id: bigint;
  /** Null for a run that is not a daily report. */
  report: DayReport | null;
}

/** For finance staff; undefined for an unknown id. @throws Refusal not_found for other callers */
export async function reportFor(by: Actor, id: string): Promise<ReconciliationReport | undefined> {
  mustRead(by, "reconciliation.read");
  if (!/^\d{1,18}$/.test(id)) return undefined;
  const stored = await queryOne<
    Omit<ReconciliationReport, "lines" | "report"> & {
      lines: StoredLine[] | (DayReport & { lines: StoredLine[] });
    }
  >(sql`
    select id, at, ledger_minor, expected_minor, reported_minor, lines, differences from reconciliation
    where id = ${id}::bigint and reported_minor is not null`);
  if (!stored) return undefined;
  const { lines } = stored;
  return Array.isArray(lines)
    ? { ...stored, lines, report: null }
    : { ...stored, lines: lines.lines, report: lines };
}

/** For the overview: whether payouts are paused, and the last comparison. */
export async function reconciliationGlance(): Promise<{
  stoppedAt: Date | null;
  answeredAt: Date | null;
  differences: number;
}> {
  const glance = await queryOne<{
    stoppedAt: Date | null;
    answeredAt: Date | null;
    differences: number | null;
  }>(sql`
    select g.stopped_at, last.at as answered_at, jsonb_array_length(last.differences)::int as differences
    from payout_switch g left join lateral (
      select at, differences from reconciliation r where r.gateway = g.gateway and r.reported_minor is not null order by r.id desc limit 1) last on true
    where g.gateway = ${defaultGateway()}`);
  const { stoppedAt = null, answeredAt = null, differences } = glance ?? {};
  return { stoppedAt, answeredAt, differences: differences ?? 0 };
}

/** Since when payouts through a gateway are paused; null while they run. One indexed read. */
export async function payoutsStopped(gateway = defaultGateway()): Promise<{ since: Date } | null> {
  const stopped = await queryOne<{ since: Date }>(sql`
    select stopped_at as since from payout_switch where gateway = ${gateway} and stopped_at is not null`);
  return stopped ?? null;
}
