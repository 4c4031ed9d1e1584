import "server-only";
import { reasonOptions } from "@/lib/kernel/approvals/reason-codes";
import type { BulkAct } from "@/lib/kernel/bulk/spec";
import { query, sql } from "@/lib/kernel/db";
import { retryJob } from "../retry-job";

/** Dead jobs, each of which runs again under its own key. */
export const retryJobs: BulkAct = {
  permission: "job.retry",
  words: { verb: "Retry", one: "job", many: "jobs" },
  reasons: reasonOptions("job.retry"),
  rowId: /^\d{1,18}$/,
  async preview(_by, ids) {
    const jobs = await query<{ id: string; job: string; attempts: number }>(sql`
      select id::text as id, job, attempts from dead_jobs(100000) where id = any(${ids}::bigint[])`);
    return jobs.map(({ id, job, attempts }) => ({
      id,
      name: job,
      href: null,
      gets: `Runs again, after ${attempts} attempts`,
      skipped: null,
      amountMinor: null,
      currency: null,
    }));
  },
  async run(by, key, { id }) {
    await retryJob(by, key, { jobId: id });
    return "Runs again.";
  },
};
