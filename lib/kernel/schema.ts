import { z } from "zod";
import { type Currency, currencies, HOME } from "@/lib/money/currencies";

/** Money in JSON: digits of the minor unit. Strict: no sign, no leading zero, no exponent. */
export const moneySchema = z.strictObject({
  minor: z.string().regex(/^(0|[1-9]\d{0,17})$/, "Give the amount in kobo as digits."),
  currency: z.literal(HOME),
});

/** The same in any currency of the ledger: what may be held, and the fee on it. */
export const anyMoneySchema = z.strictObject({
  minor: moneySchema.shape.minor,
  currency: z.enum(Object.keys(currencies) as [Currency]),
});

export type MoneyView = z.infer<typeof moneySchema>;

/** The JSON form of an amount in minor units; of kobo unless it says another currency. */
export const moneyView = (minor: bigint, currency: Currency = HOME): MoneyView => ({
  minor: minor.toString(),
  currency,
});

/** How many units, as digits. */
export const unitCount = z.string().regex(/^[1-9]\d{0,8}$/, "Enter how many, as a whole number.");
