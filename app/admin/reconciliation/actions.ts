"use server";
import { resumePayouts } from "@/lib/reconciliation/procedures";
import { formAction } from "@/lib/web/form-action";

/** Resumes payouts, and shows their state. */
export const resume = formAction(resumePayouts, {
  leadsTo: () => "/admin/reconciliation?resumed=yes",
});
