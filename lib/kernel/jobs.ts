import "server-only";
import { query, type Sql, sql } from "./db";
import type { RelayedEvent } from "./outbox";

/** What a job carries: ids and plain values, never what could go stale. */
export type JobPayload = Record<string, string | number | boolean | null>;

/** Does one piece of late work. Delivered at least once, so it must be harmless when repeated; a throw means 'try again later'. */
export type Job = (payload: JobPayload) => Promise<void>;

/** Rows whose deadline may have passed. Each becomes one job for each version of the row. */
export interface DueRule {
  job: string;
  /** A query for (id uuid, version bigint), most overdue first. */
  find(limit: number): Sql;
}

/** What a slice does late: its jobs, the events that start them, the deadlines that do, and what recurs. */
export interface Reactions {
  jobs?: Record<string, Job>;
  /** Topic of an event to the jobs that it starts. */
  on?: Record<string, readonly string[]>;
  /** Jobs that one run does for many events: those that agree in this field of their payload, within a second. */
  gatherBy?: Record<string, string>;
  due?: readonly DueRule[];
  /** Told of events as they leave the outbox, at most once, and nobody waits for it: only for what may be missed. */
  atOnce?: { topics: readonly string[]; tell(events: readonly RelayedEvent[]): void };
  /** Jobs started once a minute. */
  everyMinute?: readonly string[];
}

/** Tries before a job is dead and waits for staff: with exponential back-off, about an hour and a half. */
export const MAX_ATTEMPTS = 8;

export interface DeadJob {
  id: bigint;
  job: string;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Jobs that have used up their tries, oldest first. */
export function deadJobs(limit = 100): Promise<DeadJob[]> {
  return query<DeadJob>(sql`
    select id::bigint as id, task_identifier as job, attempts::int as attempts, last_error, created_at, updated_at
    from graphile_worker.jobs where attempts >= max_attempts and locked_at is null
    order by id limit ${limit}`);
}

/** Lets a dead job try again now. Answers false where it is not dead any more. */
export async function retryDeadJob(id: bigint): Promise<boolean> {
  const retried = await query(sql`
    select id from graphile_worker.reschedule_jobs(
      array(select id from graphile_worker.jobs where id = ${id}::bigint and attempts >= max_attempts),
      run_at := now(), attempts := 0)`);
  return retried.length > 0;
}

/** Jobs waiting or being tried, and the age in seconds of the oldest that should have run. */
export async function queueState(): Promise<{ waiting: number; oldestSeconds: number }> {
  const [state] = await query<{ waiting: number; oldestSeconds: number }>(sql`
    select count(*)::int as waiting,
      coalesce(extract(epoch from now() - min(run_at) filter (where run_at < now())), 0)::int as oldest_seconds
    from graphile_worker.jobs where attempts < max_attempts`);
  return state ?? { waiting: 0, oldestSeconds: 0 };
}

/**
 * Lets the jobs of a process that died be tried again. Every job ends well within five minutes, because every call of the
 * outside has a time limit; one that still runs is tried twice, which jobs must bear anyway.
 */
export async function freeAbandonedJobs(): Promise<void> {
  await query(sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
    where locked_at < now() - interval '5 minutes' having count(*) > 0`);
}
