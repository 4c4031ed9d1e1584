import { HOME } from "@/lib/money/currencies";
import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { mayRead, mustRead } from "@/lib/kernel/permissions";
import { type DeadJob, deadJobs, queueState } from "@/lib/kernel/worker/jobs";
import { latestCheck } from "@/lib/ledger";
import type { RecordedCheck } from "./overview";
import { mustBeStaff } from "./staff";

/** The database's time, for computing ages. */
async function timeNow(): Promise<Date> {
  const clock = await queryOne<{ now: Date }>(sql`select app_now() as now`);
  return clock?.now ?? new Date();
}

/** The number of accounts of one kind, and their total balance in kobo. */
export interface KindBalance {
  kind: string;
  accounts: number;
  balanceMinor: bigint;
}

export interface LedgerState {
  balances: KindBalance[];
  /** Sum over all accounts, in kobo; anything but zero is an error. */
  sumMinor: bigint;
  postings: bigint;
  transfers: bigint;
  checks: RecordedCheck[];
  last: RecordedCheck | undefined;
  now: Date;
}

interface Totals {
  now: Date;
  sumMinor: bigint;
  postings: bigint;
  transfers: bigint;
}

/** Balances of the ledger, and results of recent checks. Throws Refusal not_found without the permission. */
export async function ledgerStateFor(by: Actor): Promise<LedgerState> {
  mustRead(by, "ledger.read");
  const [balances, totals, last, checks] = await Promise.all([
    query<KindBalance>(sql`
      select kind::text as kind, count(*)::int as accounts, sum(balance)::bigint as balance_minor
      from account_balance where currency = ${HOME} group by kind order by kind`),
    queryOne<Totals>(sql`
      select app_now() as now, coalesce(sum(balance), 0)::bigint as sum_minor,
        (select coalesce(max(id), 0)::bigint from posting) as postings,
        (select coalesce(max(id), 0)::bigint from ledger_transfer) as transfers
      from account_balance where currency = ${HOME}`),
    latestCheck(),
    recentChecks(),
  ]);
  const { now = new Date(), sumMinor = 0n, postings = 0n, transfers = 0n } = totals ?? {};
  return { balances, sumMinor, postings, transfers, checks, last, now };
}

const RECENT_CHECKS = 10;

async function recentChecks(): Promise<RecordedCheck[]> {
  type Stored = Pick<RecordedCheck, "findings" | "durationMs" | "at"> & {
    rules: Pick<RecordedCheck, "rules" | "scope">;
  };
  const stored = await query<Stored>(sql`
    select findings, rules, duration_ms, at from ledger_check_run order by id desc limit ${RECENT_CHECKS}`);
  return stored.map((check) => ({ ...check, ...check.rules }));
}

export interface JobsState {
  dead: DeadJob[];
  queue: { waiting: number; oldestSeconds: number };
  now: Date;
}

/** Dead jobs, and the state of the queue. Their errors can name addresses. Throws Refusal not_found without the permission. */
export async function jobsFor(by: Actor): Promise<JobsState> {
  mustRead(by, "job.retry");
  const [dead, queue, now] = await Promise.all([deadJobs(), queueState(), timeNow()]);
  return { dead, queue, now };
}

export interface StaffAct {
  id: bigint;
  act: string;
  actorName: string;
  subjectKind: string;
  subjectId: string;
  reason: string | null;
  at: Date;
}

const RECENT_ACTS = 12;

/** Recent acts, newest first: everyone's for those who read the audit log, else one's own. Throws Refusal not_found unless staff. */
export async function recentStaffActs(by: Actor): Promise<StaffAct[]> {
  mustBeStaff(by);
  return query<StaffAct>(sql`
    select a.id, a.act, u.name as actor_name, a.subject_kind, a.subject_id, a.reason, a.at
    from audit a join person u on u.id = a.actor_id
    where ${mayRead(by, "audit.read")} or a.actor_id = ${by.id}::uuid
    order by a.id desc limit ${RECENT_ACTS}`);
}
