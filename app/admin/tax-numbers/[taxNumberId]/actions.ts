"use server";
import { checkTaxNumber, refuseTaxNumber, revokeTaxNumber } from "@/lib/identity/tax/procedures";
import { formAction } from "@/lib/web/form-action";

/** It is in the register, in this name. */
export const check = formAction(checkTaxNumber);

/** It is not, and its seller reads why. */
export const refuse = formAction(refuseTaxNumber);

/** A number that was checked is no longer good. */
export const revoke = formAction(revokeTaxNumber);
