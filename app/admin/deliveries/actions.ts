"use server";
import { logProcedures } from "@/lib/notifications/log/procedures";
import { formAction } from "@/lib/web/form-action";

/** Sends a notice again on one channel. */
export const resend = formAction(logProcedures.resendNotice, {
  leadsTo: ({ noticeId }) => `/admin/deliveries/${noticeId}`,
});
