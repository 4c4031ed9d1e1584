import "server-only";
import { z } from "zod";
import { forSignedIn, reauthenticated } from "@/lib/kernel/procedure";
import { listBanks } from "./banks";
import { addBankAccount, resolveOwnAccount } from "./commands/add-account";
import { makeDefault, removeBankAccount } from "./commands/change-accounts";
import { bankAccountsOf } from "./queries";
import { AccountInput, BankAccountId, BankAccountView, BankView } from "./schema";

const nothing = z.void();
const tags = ["wallet"];

export const showBanks = forSignedIn
  .route({ method: "GET", path: "/banks", tags, summary: "List banks" })
  .output(z.object({ items: z.array(BankView) }))
  .handler(async () => ({ items: await listBanks() }));

export const showBankAccounts = forSignedIn
  .route({ method: "GET", path: "/wallet/bank-accounts", tags, summary: "List your bank accounts" })
  .output(z.object({ items: z.array(BankAccountView) }))
  .handler(async ({ context }) => {
    const accounts = await bankAccountsOf(context.actor.id);
    const items = accounts.map(({ id, bankName, accountNumber, accountName, isDefault }) => {
      return { id, bankName, accountEnds: accountNumber.slice(-4), accountName, isDefault };
    });
    return { items };
  });

/** Shows the account holder's name before the account is added. */
export const resolveAccount = forSignedIn
  .route({ method: "POST", path: "/wallet/bank-accounts/resolve", tags, summary: "Look up a bank account" })
  .input(AccountInput)
  .output(
    z.object({
      bankCode: z.string(),
      bankName: z.string(),
      accountNumber: z.string(),
      accountName: z.string(),
    }),
  )
  .handler(({ input, context }) => resolveOwnAccount(context.actor, input));

/** Money can be sent to it, so adding one requires reauthentication. */
export const addAccount = reauthenticated
  .route({
    method: "POST",
    path: "/wallet/bank-accounts",
    successStatus: 201,
    tags,
    summary: "Add a bank account",
  })
  .input(AccountInput)
  .output(z.object({ id: z.string() }))
  .handler(({ input, context }) => addBankAccount(context.actor, input, context));

export const setDefaultAccount = forSignedIn
  .route({
    method: "POST",
    path: "/wallet/bank-accounts/{id}/default",
    successStatus: 204,
    tags,
    summary: "Make a bank account the default",
  })
  .input(BankAccountId)
  .output(nothing)
  .handler(({ input, context }) => makeDefault(context.actor, input));

export const removeAccount = forSignedIn
  .route({
    method: "DELETE",
    path: "/wallet/bank-accounts/{id}",
    successStatus: 204,
    tags,
    summary: "Remove a bank account",
  })
  .input(BankAccountId)
  .output(nothing)
  .handler(({ input, context }) => removeBankAccount(context.actor, input));

/** For the API's router. */
export const bankAccountOperations = {
  showBanks,
  showBankAccounts,
  resolveAccount,
  addAccount,
  setDefaultAccount,
  removeAccount,
};
