"use server";
import { z } from "zod";
import { startDeposit } from "@/lib/deposits/procedures";
import { fundForm } from "@/lib/deposits/schema";
import { lookForTransfers, openVirtualAccount } from "@/lib/deposits/virtual-accounts/procedures";
import { formAction } from "@/lib/web/form-action";

/** Starts a deposit and sends the browser to pay; a deposit that is paid already is shown instead. */
export const fund = formAction(startDeposit, {
  form: fundForm,
  leadsTo: ({ reference, authorizationUrl }) => authorizationUrl ?? `/wallet/deposits/${reference}`,
});

/** Neither form asks for anything but its key. */
const nothing = z.object({}).transform(() => ({}));

/** Gets an account to transfer to; the page then shows it. */
export const askForAccount = formAction(openVirtualAccount, {
  form: nothing,
  leadsTo: () => "/wallet/fund?by=transfer",
});

/** Has the gateway asked for a transfer that does not show up. */
export const look = formAction(lookForTransfers, { form: nothing });
