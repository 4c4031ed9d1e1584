"use server";
import { stopPayout } from "@/lib/payouts/procedures";
import { cancelForm } from "@/lib/payouts/schema";
import { formAction } from "@/lib/web/form-action";

/** Cancels the withdrawal; the page then shows its state. */
export const cancel = formAction(stopPayout, {
  form: cancelForm,
  leadsTo: ({ reference }) => `/wallet/payouts/${reference}`,
});
