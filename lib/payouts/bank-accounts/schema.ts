import { z } from "zod";

/** NUBAN: Nigerian account numbers have ten digits. */
const accountNumber = z
  .string("Enter the account number.")
  .transform((typed) => typed.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{10}$/, "A bank account number has ten digits."));

const bankCode = z.string("Choose your bank.").min(1, "Choose your bank.").max(20, "Choose your bank.");

/** A bank account, as the user enters it. */
export const AccountInput = z.strictObject({ bankCode, accountNumber });

export const BankAccountId = z.strictObject({ id: z.uuid() });

export const BankView = z.object({ code: z.string(), name: z.string() });

export const BankAccountView = z.object({
  id: z.string(),
  bankName: z.string(),
  /** The last four digits. */
  accountEnds: z.string(),
  accountName: z.string(),
  isDefault: z.boolean(),
});
