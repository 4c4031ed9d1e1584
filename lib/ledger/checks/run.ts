import "server-only";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import type { LedgerCheck, LedgerRuleName } from "@/lib/kernel/slice";

export type { LedgerCheck } from "@/lib/kernel/slice";

export interface Finding {
  rule: LedgerRuleName;
  what: string;
  /** The number of breaches, counted up to `MAX_COUNTED`. */
  found: number;
  /** The first `MAX_IDS` of them. */
  ids: string[];
}

export type CheckScope = "recent" | "full";

export interface LedgerReport {
  scope: CheckScope;
  findings: Finding[];
  /** Every checked rule with its duration in milliseconds. */
  rules: { rule: LedgerRuleName; durationMs: number }[];
  durationMs: number;
}

/** Runs one statement, on the application's connections or a script's. */
export type RunStatement = <Row extends object>(statement: Sql) => Promise<Row[]>;

const RECENT_POSTINGS = 5_000n;
const MAX_COUNTED = 1_000;
const MAX_IDS = 20;

const numberOf = (rule: LedgerRuleName): number => Number(rule.slice(1));

/**
 * Finds breaches of the rules. Each check is one statement and thus one snapshot of a ledger in use. 'recent' checks the last
 * postings and what they touched, 'full' checks everything.
 */
export async function checkLedger(
  checks: readonly LedgerCheck[],
  scope: CheckScope,
  run: RunStatement = query,
): Promise<LedgerReport> {
  const from = scope === "full" ? 0n : await recentFrom(run);
  const findings: Finding[] = [];
  const spent = new Map<LedgerRuleName, number>();
  for (const check of checks.toSorted(byRule)) {
    const started = performance.now();
    findings.push(...(await breachesOf(check, from, run)));
    spent.set(check.rule, (spent.get(check.rule) ?? 0) + performance.now() - started);
  }
  const rules = [...spent]
    .map(([rule, ms]) => ({ rule, durationMs: Math.round(ms) }))
    .sort((a, b) => numberOf(a.rule) - numberOf(b.rule));
  const durationMs = Math.round([...spent.values()].reduce((sum, ms) => sum + ms, 0));
  return { scope, findings, rules, durationMs };
}

/** L2 before L10. */
const byRule = (a: LedgerCheck, b: LedgerCheck) => numberOf(a.rule) - numberOf(b.rule);

async function recentFrom(run: RunStatement): Promise<bigint> {
  const [last] = await run<{ id: string }>(sql`select coalesce(max(id), 0)::text as id from posting`);
  const from = BigInt(last?.id ?? 0) - RECENT_POSTINGS;
  return from > 1n ? from : 1n;
}

async function breachesOf({ rule, what, find }: LedgerCheck, from: bigint, run: RunStatement) {
  const [breach] = await run<{ found: number; ids: string[] }>(sql`
    select count(*)::int as found, (array_agg(id order by id))[1:${MAX_IDS}::int] as ids
    from (select broken.id::text as id from (${find(from)}) broken (id) limit ${MAX_COUNTED}) counted
    having count(*) > 0`);
  return breach ? [{ rule, what, ...breach }] : [];
}

export interface RecordedCheck extends LedgerReport {
  at: Date;
}

interface StoredCheck {
  findings: Finding[];
  rules: Pick<LedgerReport, "scope" | "rules">;
  durationMs: number;
  at: Date;
}

/** The last check; undefined before the first. */
export async function latestCheck(): Promise<RecordedCheck | undefined> {
  const stored = await queryOne<StoredCheck>(
    sql`select findings, rules, duration_ms, at from ledger_check order by id desc limit 1`,
  );
  return stored && { ...stored, ...stored.rules };
}

const KEPT = 1_500;

/** Records a report for the admin page and deletes those older than about a day. */
export async function recordCheck({ scope, rules, findings, durationMs }: LedgerReport): Promise<void> {
  await query(sql`
    with recorded as (
      insert into ledger_check (findings, rules, duration_ms)
      values (${JSON.stringify(findings)}::jsonb, ${JSON.stringify({ scope, rules })}::jsonb, ${durationMs}::int) returning id)
    delete from ledger_check where id <= (select id from recorded) - ${KEPT}`);
}
