"use server";
import { payoutOperations } from "@/lib/wallet";
import { withdrawForm } from "@/lib/wallet/payouts/schema";
import { formAction } from "@/lib/web/form-action";

/** Asks for the payout that was looked at, and shows it. */
export const withdraw = formAction(payoutOperations.startPayout, {
  form: withdrawForm,
  leadsTo: ({ reference }) => `/wallet/payouts/${reference}`,
});
