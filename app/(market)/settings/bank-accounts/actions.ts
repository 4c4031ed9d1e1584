"use server";
import {
  addAccount,
  removeAccount,
  resolveAccount,
  setDefaultAccount,
} from "@/lib/payouts/bank-accounts/procedures";
import { formAction } from "@/lib/web/form-action";

/** Looks up the account's name at the bank; the form then shows it. */
export const lookUp = formAction(resolveAccount, {
  shows: (found) => found,
});

export const add = formAction(addAccount);

export const setDefault = formAction(setDefaultAccount);

export const remove = formAction(removeAccount);
