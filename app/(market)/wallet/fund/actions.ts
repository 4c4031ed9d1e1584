"use server";
import { startDeposit } from "@/lib/deposits/procedures";
import { fundForm } from "@/lib/deposits/schema";
import { lookForTransfers, openVirtualAccount } from "@/lib/deposits/virtual-accounts/procedures";
import { formAction } from "@/lib/web/form-action";

/** Starts a deposit and redirects to the checkout; a deposit that is already paid is shown instead. */
export const fund = formAction(startDeposit, {
  form: fundForm,
  leadsTo: ({ reference, authorizationUrl }) => authorizationUrl ?? `/wallet/deposits/${reference}`,
});

/** Requests a virtual account; the page then shows it. */
export const askForAccount = formAction(openVirtualAccount, {
  leadsTo: () => "/wallet/fund?by=transfer",
});

/** Checks the gateway for a missing transfer. */
export const look = formAction(lookForTransfers);
