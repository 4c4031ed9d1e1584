import "server-only";
import { query, sql } from "../db";
import { type DueRule, MAX_ATTEMPTS } from "../slice";

const BATCH = 200;

/**
 * Queues a job for every row with a passed deadline, once for each version of the row: no second job is made while the first
 * is waiting, running or dead.
 */
export async function sweep(rules: readonly (DueRule & { priority?: number | undefined })[]): Promise<void> {
  for (const rule of rules) {
    const { job, priority } = rule;
    await query(sql`
      select graphile_worker.add_job(${job}, json_build_object('id', due.id, 'version', due.version::text), max_attempts := ${MAX_ATTEMPTS}::int,
        job_key := ${job} || ':' || due.id || ':' || due.version, job_key_mode := 'unsafe_dedupe', priority := ${priority ?? 0}::int)
      from (${rule.find(BATCH)}) due`);
  }
}
