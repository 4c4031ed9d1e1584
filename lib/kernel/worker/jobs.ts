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

/** Jobs that have used up their tries, oldest first. */
export function deadJobs(limit = 100): Promise<DeadJob[]> {
  return query<DeadJob>(sql`
    select id, job, attempts, last_error, created_at, updated_at from dead_jobs(${limit}::int)`);
}

/** Lets a dead job try again now. Answers false where it is not dead any more. */
export async function retryDeadJob(id: bigint): Promise<boolean> {
  const [answer] = await query<{ retried: boolean }>(sql`select retry_dead_job(${id}::bigint) as retried`);
  return answer?.retried ?? false;
}

/** Makes the try that runs the last: once it has failed, the job is dead. */
export async function makeLastTry(id: string): Promise<void> {
  await query(sql`update graphile_worker._private_jobs set max_attempts = attempts where id = ${id}::bigint`);
}

/** Jobs waiting or being tried, and the age in seconds of the oldest that should have run. */
export async function queueState(): Promise<{ waiting: number; oldestSeconds: number }> {
  const [state] = await query<{ waiting: number; oldestSeconds: number }>(sql`
    select waiting, oldest_seconds from queue_state()`);
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
