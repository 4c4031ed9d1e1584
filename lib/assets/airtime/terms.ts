import { z } from "zod";
import { parseNigerianMobile } from "@/lib/identity/contact/phone";
import { typed } from "@/lib/kernel/input/fields";
import { moneySchema } from "@/lib/kernel/schema";
import { networks } from "./networks";
import { recipientSays } from "./recipient";

export const airtimeTerms = z.strictObject({
  network: z.enum(networks, { error: "Choose a network." }),
  faceValue: moneySchema,
});
export type AirtimeTerms = z.output<typeof airtimeTerms>;

/** The buyer's number, kept in E.164 however it was typed. */
export const airtimeDelivery = z.strictObject({
  recipientPhone: typed(recipientSays.missing)
    .min(1, recipientSays.missing)
    .max(30)
    .overwrite((number) => parseNigerianMobile(number) ?? number)
    .refine((number) => parseNigerianMobile(number) !== null, recipientSays.unfit),
});
export type AirtimeDelivery = z.output<typeof airtimeDelivery>;
