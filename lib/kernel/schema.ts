import { z } from "zod";
import { HOME } from "@/lib/money/currencies";

/** Money in JSON: digits of the minor unit. Strict: no sign, no leading zero, no exponent. */
export const moneySchema = z.strictObject({
  minor: z.string().regex(/^(0|[1-9]\d{0,17})$/, "Give the amount in kobo as digits."),
  currency: z.literal(HOME),
});

export type MoneyView = z.infer<typeof moneySchema>;

/** The JSON form of an amount in minor units. */
export const moneyView = (minor: bigint): MoneyView => ({ minor: minor.toString(), currency: HOME });

/** Page size of a list, and the cursor at which the page starts. */
export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(200).optional(),
});
