"use server";
import { endTaxNumber, sendTaxNumber, withdrawTaxNumber } from "@/lib/identity/tax/procedures";
import { formAction } from "@/lib/web/form-action";

const leadsTo = () => "/settings/tax";

/** Sends a number to be checked. */
export const send = formAction(sendTaxNumber, { leadsTo });

/** Takes it back before it was checked. */
export const withdraw = formAction(withdrawTaxNumber, { leadsTo });

/** What is sold from now on has no VAT within its price. */
export const end = formAction(endTaxNumber, { leadsTo });
