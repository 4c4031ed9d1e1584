"use server";
import { bankAccountOperations } from "@/lib/wallet";
import { accountForm, accountPlaceForm } from "@/lib/wallet/bank-accounts/schema";
import { formAction } from "@/lib/web/form-action";

/** Asks the bank whose an account is; the form then shows it. */
export const lookUp = formAction(bankAccountOperations.resolveAccount, {
  form: accountForm,
  shows: (found) => found,
});

export const add = formAction(bankAccountOperations.addAccount, { form: accountForm });

export const setDefault = formAction(bankAccountOperations.setDefaultAccount, { form: accountPlaceForm });

export const remove = formAction(bankAccountOperations.removeAccount, { form: accountPlaceForm });
