import { z } from "zod";
import { text, typed } from "@/lib/kernel/input/fields";

/** NUBAN: Nigerian account numbers have ten digits. */
const accountNumber = typed("Enter the account number.")
  .overwrite((given) => given.replace(/[\s-]/g, ""))
  .regex(/^\d{10}$/, "A bank account number has ten digits.");

const bankCode = text("Choose your bank.").min(1, "Choose your bank.").max(20, "Choose your bank.");

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
