import "server-only";
import { forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { retryJob as retry } from "./retry-job";
import { JobRetried, RetryJob } from "./schema";

export const retryJob = forSignedInOnce
  .route({ method: "POST", path: "/admin/jobs/{id}/retry", summary: "Retry a dead job" })
  .input(RetryJob)
  .output(JobRetried)
  .handler(async ({ input, context }) => {
    return resultOf(context, await retry(context.actor, context.key, { jobId: input.id }));
  });
