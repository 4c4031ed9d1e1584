"use server";
import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { unitCount } from "@/lib/kernel/schema";
import { HOME } from "@/lib/money/currencies";
import { tradeProcedures } from "@/lib/trades/procedures";
import { formAction } from "@/lib/web/form-action";

/** The remaining fields are the delivery of the asset kind. */
const typedAccept = z
  .object({
    id: z.uuid(),
    priceMinor: text(),
    offerVersion: text(),
    units: unitCount.optional(),
    key: text().optional(),
  })
  .catchall(text().max(2_000))
  .transform(({ id, priceMinor, offerVersion, units, key: _key, ...delivery }) => ({
    id,
    offerVersion,
    units,
    delivery,
    price: { minor: priceMinor, currency: HOME },
  }));

/** Holds the buyer's money in escrow, and redirects to the trade. Idempotent under the form's key. */
export const accept = formAction(tradeProcedures.acceptOffer, {
  form: typedAccept,
  leadsTo: ({ tradeId }) => `/trades/${tradeId}`,
});
