"use server";
import {
  addAccount,
  removeAccount,
  resolveAccount,
  setDefaultAccount,
} from "@/lib/payouts/bank-accounts/procedures";
import { accountForm, accountPlaceForm } from "@/lib/payouts/bank-accounts/schema";
import { formAction } from "@/lib/web/form-action";

/** Looks up the account's name at the bank; the form then shows it. */
export const lookUp = formAction(resolveAccount, {
  form: accountForm,
  shows: (found) => found,
});

export const add = formAction(addAccount, { form: accountForm });

export const setDefault = formAction(setDefaultAccount, { form: accountPlaceForm });

export const remove = formAction(removeAccount, { form: accountPlaceForm });
