"use server";
import { payoutOperations } from "@/lib/payouts";
import { cancelForm } from "@/lib/payouts/schema";
import { formAction } from "@/lib/web/form-action";

/** Takes the withdrawal back; the page then shows where it stands. */
export const cancel = formAction(payoutOperations.stopPayout, {
  form: cancelForm,
  leadsTo: ({ reference }) => `/wallet/payouts/${reference}`,
});
