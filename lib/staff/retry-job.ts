import "server-only";
import { type Actor, type Answer, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { retryDeadJob } from "@/lib/kernel/worker/jobs";

interface DeadJobFacts {
  id: string;
  job: string;
  attempts: number;
}

type Retried = { jobId: string; job: string };

/** Records who retries the job, because it can send messages or move money. */
const approveRetry = command<{ jobId: string }, DeadJobFacts, Retried>({
  act: "admin.retry_job",
  read: ({ jobId }) => sql`
    select id::text as id, job, attempts from dead_jobs(100000) where id = ${jobId}::bigint`,
  decide(facts, { jobId }, by) {
    const { job, attempts } = facts;
    return {
      audit: [
        {
          actorId: by.id,
          act: "admin.retry_job",
          subjectKind: "job",
          subjectId: jobId,
          detail: { job, attempts },
        },
      ],
      result: { jobId, job },
    };
  },
});

/**
 * Retries a dead job. The audit row is written first; after a crash in between, repeating the request with the same key only
 * retries the job.
 * @throws Refusal - not_found without the permission, and for a job that is not dead
 */
export async function retryJob(by: Actor, key: string, input: { jobId: string }): Promise<Answer<Retried>> {
  mustHold(by, "job.retry");
  const answer = await approveRetry(by, key, input);
  await retryDeadJob(BigInt(answer.result.jobId));
  return answer;
}
