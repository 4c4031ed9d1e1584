"use server";
import { offerProcedures } from "@/lib/offers/procedures";
import { formAction } from "@/lib/web/form-action";

/** Lets an offer run longer. */
export const extend = formAction(offerProcedures.extend, {
  leadsTo: ({ offerId }) => `/admin/offers?q=${offerId}`,
});
