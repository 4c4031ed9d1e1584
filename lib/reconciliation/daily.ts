import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { GatewayRefused, gatewayNames, isGatewayError } from "@/lib/gateways";
import type { GatewayName } from "@/lib/gateways/names";
import { DAY, HOUR, SECOND } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { stopPayouts } from "./commands";
import { compareBalance } from "./compare/balance";
import type { Comparison } from "./compare/compare";
import { compareSpan } from "./compare/compare-books";
import { type DayTotals, totalsOf } from "./compare/day-totals";
import { type Difference, keyOf, type Line, nameOf } from "./compare/records";
import { reconciliationEvents } from "./events";
import { compareBooksTwice } from "./run";
import { type Seen, stored } from "./stored";

/** A daily report without its lines. */
export interface DayReport {
  /** The calendar day in Lagos. */
  day: string;
  totals: DayTotals;
  /** The number of gateway records that were compared. */
  compared: number;
}

interface DueReport {
  gateway: GatewayName;
  day: string;
  isDone: boolean;
  isRunning: boolean;
  firstAt: Date | null;
  now: Date;
  switchVersion: bigint;
}

/** Once a day for each gateway, from 2 a.m. in Lagos: compares everything and reports the totals of the previous day. */
export const reportDay = async () => {
  for (const gateway of gatewayNames) await reportDayOf(gateway);
};

async function reportDayOf(gateway: GatewayName): Promise<void> {
  const due = await queryOne<DueReport>(sql`
    select g.gateway, d.day::text as day, app_now() as now, g.version as switch_version,
      (select least(min(created_at), min(paid_at)) from deposit_record d where d.gateway = g.gateway) as first_at,
      exists (select from reconciliation r where r.gateway = g.gateway and r.kind = 'daily' and r.lines->>'day' = d.day::text) as is_done,
      (select count(*) > 1 from graphile_worker.jobs j
        where j.task_identifier = 'wallet.report_day' and j.locked_at > now() - interval '10 minutes') as is_running
    from (select ((app_now() at time zone 'Africa/Lagos') - interval '2 hours')::date - 1 as day) d, payout_switch g where g.gateway = ${gateway}`);
  if (!due || due.isDone || due.isRunning) return;
  try {
    await compareEverything(due);
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("the daily reconciliation got no answer from the gateway", { gateway, error: error.message });
  }
}

async function compareEverything(due: DueReport): Promise<void> {
  const started = performance.now();
  const recent = Date.now() - 25 * HOUR;
  const past = await comparePast(due, recent);
  const last = await compareBooksTwice(due.gateway, 25 * HOUR);
  if (!last) return;
  const lines = unique([...past.lines, ...last.lines], ({ kind, reference }) => keyOf(kind, reference));
  const records = last.differences.filter(({ what }) => what !== "balance");
  const recordDifferences = unique([...past.differences, ...records], nameOf);
  const whole = { ...last, lines, differences: recordDifferences };
  const differences = [...recordDifferences, ...compareBalance(due.gateway, whole)];
  const expectedMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, last.ledgerMinor);
  const report: DayReport = {
    day: due.day,
    totals: await totalsOf(due.gateway, due.day),
    compared: past.compared + last.compared,
  };
  await record({ ...last, expectedMinor, lines }, differences, report, due, performance.now() - started);
  if (differences.length > 0) await stopPayouts(due.gateway, due.switchVersion, differences.map(nameOf));
}

const MAX_SPAN = 30 * DAY;

/** Compares everything up to `until`, in spans small enough for one reading. */
async function comparePast({ gateway, firstAt }: DueReport, until: number) {
  const found = { lines: [] as Line[], differences: [] as Difference[], compared: 0 };
  let from = firstAt ? firstAt.getTime() - DAY : until;
  for (let length = MAX_SPAN; from < until; ) {
    const to = Math.min(from + length, until);
    const span = await compareTwice(gateway, { from: new Date(from), to: new Date(to) });
    if (!span && length > SECOND) {
      length /= 2;
      continue;
    }
    found.lines.push(...(span?.lines ?? []));
    found.differences.push(...(span?.differences ?? []));
    found.compared += span?.compared ?? 0;
    [from, length] = [to, MAX_SPAN];
  }
  return found;
}

/** A difference counts only if a second reading shows it again. Undefined when the span is too large for one reading. */
async function compareTwice(
  gateway: string,
  span: { from: Date; to: Date },
): Promise<(Comparison & { compared: number }) | undefined> {
  const first = await withRateLimitRetries(() => compareSpan(gateway, span));
  if (!first.lists.isWhole) return undefined;
  const compared = first.lists.records.length;
  if (first.comparison.differences.length === 0) return { ...first.comparison, compared };
  const { comparison } = await withRateLimitRetries(() => compareSpan(gateway, span));
  const before = new Set(first.comparison.differences.map(nameOf));
  return {
    ...comparison,
    compared,
    differences: comparison.differences.filter((difference) => before.has(nameOf(difference))),
  };
}

const MAX_RETRIES = 20;

/** The gateway limits requests per minute; at night there is time to wait. */
async function withRateLimitRetries<Result>(request: () => Promise<Result>): Promise<Result> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await request();
    } catch (error) {
      const isRateLimited = error instanceof GatewayRefused && error.reason === "rate_limited";
      if (!isRateLimited || retries >= MAX_RETRIES) throw error;
      await pause(5 * SECOND);
    }
  }
}

const unique = <Row>(rows: readonly Row[], name: (row: Row) => string): Row[] => [
  ...new Map(rows.map((row) => [name(row), row])).values(),
];

interface Whole {
  ledgerMinor: bigint;
  expectedMinor: bigint;
  reportedMinor: bigint;
  lines: readonly Line[];
}

async function record(
  { ledgerMinor, expectedMinor, reportedMinor, lines }: Whole,
  differences: readonly Difference[],
  report: DayReport,
  { gateway, now, switchVersion }: DueReport,
  durationMs: number,
): Promise<void> {
  const seen: Seen[] = differences.map((difference) => ({
    ...difference,
    runs: 2,
    since: now.toISOString(),
    gate: switchVersion.toString(),
  }));
  const reportJson = JSON.stringify({ ...report, lines: JSON.parse(stored(lines)) as unknown });
  await query(sql`
    with recorded as (
      insert into reconciliation (gateway, kind, reported_minor, ledger_minor, expected_minor, lines, differences, duration_ms)
      values (${gateway}, 'daily', ${reportedMinor}::bigint, ${ledgerMinor}::bigint, ${expectedMinor}::bigint, ${reportJson}::jsonb,
        ${stored(seen)}::jsonb, ${Math.round(durationMs)}::int)
      on conflict (gateway, (lines->>'day')) where kind = 'daily' do nothing
      returning id)
    ${publishing(reconciliationEvents.reported, { reconciliationId: sql`id::text` }, sql`recorded`)}`);
  notifyRelay();
}
