"use server";
import { z } from "zod";
import { HOME } from "@/lib/money/currencies";
import { tradeProcedures } from "@/lib/trades/procedures";
import { formAction } from "@/lib/web/form-action";

const asked = "Enter the phone number to top up.";

const typedAccept = z
  .object({
    id: z.uuid(),
    recipientPhone: z.string({ error: asked }).trim().min(1, asked),
    priceMinor: z.string(),
    offerVersion: z.string(),
  })
  .transform(({ priceMinor, ...typed }) => ({
    ...typed,
    recipientPhone: typed.recipientPhone.slice(0, 30),
    price: { minor: priceMinor, currency: HOME },
  }));

/** The buyer's money goes into escrow, and the buyer to the trade; a second press, or one after a lost answer, too. */
export const accept = formAction(tradeProcedures.acceptOffer, {
  form: typedAccept,
  leadsTo: ({ tradeId }) => `/trades/${tradeId}`,
});
