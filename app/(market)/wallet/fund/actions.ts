"use server";
import { startDeposit } from "@/lib/wallet";
import { fundForm } from "@/lib/wallet/schema";
import { formAction } from "@/lib/web/form-action";

/** Starts a deposit and sends the browser to pay; a deposit that is paid already is shown instead. */
export const fund = formAction(startDeposit, {
  form: fundForm,
  leadsTo: ({ reference, authorizationUrl }) => authorizationUrl ?? `/wallet/deposits/${reference}`,
});
