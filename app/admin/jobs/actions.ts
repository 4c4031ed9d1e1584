"use server";
import { retryJob } from "@/lib/staff/procedures";
import { RetryJob } from "@/lib/staff/schema";
import { formAction } from "@/lib/web/form-action";

/** Retries a dead job, and reloads the list. */
export const retry = formAction(retryJob, {
  form: RetryJob.loose().transform(({ id }) => ({ id })),
  leadsTo: ({ job }) => `/admin/jobs?retried=${encodeURIComponent(job)}`,
});
