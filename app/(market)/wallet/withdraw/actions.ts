"use server";
import { startPayout } from "@/lib/payouts/procedures";
import { withdrawForm } from "@/lib/payouts/schema";
import { formAction } from "@/lib/web/form-action";

/** Requests the reviewed payout, and redirects to it. */
export const withdraw = formAction(startPayout, {
  form: withdrawForm,
  leadsTo: ({ reference }) => `/wallet/payouts/${reference}`,
});
