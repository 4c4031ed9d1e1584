"use server";
import { payoutOperations } from "@/lib/payouts";
import { accountForm, accountPlaceForm } from "@/lib/payouts/bank-accounts/schema";
import { formAction } from "@/lib/web/form-action";

/** Asks the bank whose an account is; the form then shows it. */
export const lookUp = formAction(payoutOperations.resolveAccount, {
  form: accountForm,
  shows: (found) => found,
});

export const add = formAction(payoutOperations.addAccount, { form: accountForm });

export const setDefault = formAction(payoutOperations.setDefaultAccount, { form: accountPlaceForm });

export const remove = formAction(payoutOperations.removeAccount, { form: accountPlaceForm });
