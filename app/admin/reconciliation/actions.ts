"use server";
import { z } from "zod";
import { resumePayouts } from "@/lib/reconciliation/procedures";
import { ResumePayouts } from "@/lib/reconciliation/schema";
import { formAction } from "@/lib/web/form-action";

/** Resumes payouts, and shows their state. */
export const resume = formAction(resumePayouts, {
  form: z.object(ResumePayouts.shape).transform(({ reason }) => ({ reason })),
  leadsTo: () => "/admin/reconciliation?resumed=yes",
});
