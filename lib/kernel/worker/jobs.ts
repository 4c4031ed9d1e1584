import "server-only";
import { query, sql } from "../db";

export interface DeadJob {
  id: bigint;
  job: string;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Jobs that have used up their attempts, oldest first. */
export function deadJobs(limit = 100): Promise<DeadJob[]> {
  return query<DeadJob>(sql`
    select id, job, attempts, last_error, created_at, updated_at from dead_jobs(${limit}::int)`);
}

/** Retries a dead job now. Returns false if it is no longer dead. */
export async function retryDeadJob(id: bigint): Promise<boolean> {
  const [answer] = await query<{ retried: boolean }>(sql`select retry_dead_job(${id}::bigint) as retried`);
  return answer?.retried ?? false;
}

/** Makes the current attempt the last: if it fails, the job is dead. */
export async function disableRetries(id: string): Promise<void> {
  await query(sql`update graphile_worker._private_jobs set max_attempts = attempts where id = ${id}::bigint`);
}

/** The number of waiting or running jobs, and the age in seconds of the oldest overdue one. */
export async function queueState(): Promise<{ waiting: number; oldestSeconds: number }> {
  const [state] = await query<{ waiting: number; oldestSeconds: number }>(sql`
    select waiting, oldest_seconds from queue_state()`);
  return state ?? { waiting: 0, oldestSeconds: 0 };
}

/**
 * Unlocks the jobs of dead processes. Every external call has a timeout, so a job ends well within five minutes; one that
 * still runs is executed twice, which is safe because jobs are idempotent.
 */
export async function freeAbandonedJobs(): Promise<void> {
  await query(sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
    where locked_at < now() - interval '5 minutes' having count(*) > 0`);
}
