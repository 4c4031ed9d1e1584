"use server";
import { retryJob } from "@/lib/staff/procedures";
import { formAction } from "@/lib/web/form-action";

/** Retries a dead job, and reloads the list. */
export const retry = formAction(retryJob, {
  leadsTo: ({ job }) => `/admin/jobs?retried=${encodeURIComponent(job)}`,
});
