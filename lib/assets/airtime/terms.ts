import { z } from "zod";
import { parseNigerianMobile } from "@/lib/identity/contact/phone";
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
  recipientPhone: z
    .string({ error: asked })
    .trim()
    .min(1, asked)
    .max(30)
    .overwrite((typed) => parseNigerianMobile(typed) ?? typed)
    .refine(
      (number) => parseNigerianMobile(number) !== null,
      "Enter a Nigerian mobile number, such as 0803 123 4567. Landlines and foreign numbers can’t receive airtime.",
    ),
});
export type AirtimeDelivery = z.output<typeof airtimeDelivery>;
