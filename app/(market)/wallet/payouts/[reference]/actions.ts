"use server";
import { stopPayout } from "@/lib/payouts/procedures";
import { formAction } from "@/lib/web/form-action";

/** Cancels the withdrawal; the page then shows its state. */
export const cancel = formAction(stopPayout, {
  leadsTo: ({ reference }) => `/wallet/payouts/${reference}`,
});
