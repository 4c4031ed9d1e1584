"use server";
import { z } from "zod";
import { HOME } from "@/lib/money/currencies";
import { tradeProcedures } from "@/lib/trades/procedures";
import { formAction } from "@/lib/web/form-action";

/** Whatever else the form has is what the kind of asset asks of its buyer. */
const typedAccept = z
  .object({ id: z.uuid(), priceMinor: z.string(), offerVersion: z.string(), key: z.string().optional() })
  .catchall(z.string().max(2_000))
  .transform(({ id, priceMinor, offerVersion, key: _key, ...delivery }) => ({
    id,
    offerVersion,
    delivery,
    price: { minor: priceMinor, currency: HOME },
  }));

/** The buyer's money goes into escrow, and the buyer to the trade; a second press, or one after a lost answer, too. */
export const accept = formAction(tradeProcedures.acceptOffer, {
  form: typedAccept,
  leadsTo: ({ tradeId }) => `/trades/${tradeId}`,
});
