"use server";
import { stopPayout } from "@/lib/payouts/procedures";
import { cancelForm } from "@/lib/payouts/schema";
import { formAction } from "@/lib/web/form-action";

/** Takes the withdrawal back; the page then shows where it stands. */
export const cancel = formAction(stopPayout, {
  form: cancelForm,
  leadsTo: ({ reference }) => `/wallet/payouts/${reference}`,
});
