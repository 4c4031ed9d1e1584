import { z } from "zod";
import { parseNigerianMobile } from "@/lib/identity/contact/phone";
import { typed } from "@/lib/kernel/input/fields";
import { moneySchema } from "@/lib/kernel/schema";
import { networks } from "./networks";

export const airtimeTerms = z.strictObject({
  network: z.enum(networks, { error: "Choose a network." }),
  faceValue: moneySchema,
});
export type AirtimeTerms = z.output<typeof airtimeTerms>;

const asked = "Enter the phone number to top up.";

/** The buyer's number, kept in E.164 however it was typed. */
export const airtimeDelivery = z.strictObject({
  recipientPhone: typed(asked)
    .min(1, asked)
    .max(30)
    .overwrite((number) => parseNigerianMobile(number) ?? number)
    .refine(
      (number) => parseNigerianMobile(number) !== null,
      "Enter a Nigerian mobile number, such as 0803 123 4567. Landlines and foreign numbers can’t receive airtime.",
    ),
});
export type AirtimeDelivery = z.output<typeof airtimeDelivery>;
