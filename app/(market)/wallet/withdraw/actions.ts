"use server";
import { startPayout } from "@/lib/payouts/procedures";
import { withdrawForm } from "@/lib/payouts/schema";
import { formAction } from "@/lib/web/form-action";

/** Asks for the payout that was looked at, and shows it. */
export const withdraw = formAction(startPayout, {
  form: withdrawForm,
  leadsTo: ({ reference }) => `/wallet/payouts/${reference}`,
});
