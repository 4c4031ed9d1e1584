"use server";
import { askToResume, pausePayouts } from "@/lib/reconciliation/procedures";
import { formAction } from "@/lib/web/form-action";

/** Pauses payouts, and shows that they are. */
export const pause = formAction(pausePayouts);

/** Requests that they go on. */
export const resume = formAction(askToResume, {
  leadsTo: ({ approvalId }) => `/admin/approvals/${approvalId}`,
});
