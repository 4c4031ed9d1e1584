"use server";
import { retryJob } from "@/lib/staff/procedures";
import { RetryJob } from "@/lib/staff/schema";
import { formAction } from "@/lib/web/form-action";

/** Lets a dead job try again, and shows the list anew. */
export const retry = formAction(retryJob, {
  form: RetryJob.loose().transform(({ id }) => ({ id })),
  leadsTo: ({ job }) => `/admin/jobs?retried=${encodeURIComponent(job)}`,
});
