"use server";
import { cancel as cancelCheckout, fund as fundCheckout } from "@/lib/checkout/procedures";
import { formAction } from "@/lib/web/form-action";

/** Starts the deposit that a checkout waits for, and leads to the gateway; one that is paid already is shown instead. */
export const fund = formAction(fundCheckout, {
  leadsTo: ({ reference, authorizationUrl }) => authorizationUrl ?? `/wallet/deposits/${reference}`,
});

/** Ends a checkout that waits. The page is shown anew where it no longer does. */
export const cancel = formAction(cancelCheckout, { refreshes: true });
