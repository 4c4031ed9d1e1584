"use server";
import { TypedReplacement } from "@/components/assets/airtime/typed-offer";
import { offerProcedures } from "@/lib/offers/procedures";
import { formAction } from "@/lib/web/form-action";

/** Replaces the offer once under the form's key, and redirects to the new one. */
export const replace = formAction(offerProcedures.replaceOffer, {
  form: TypedReplacement,
  leadsTo: ({ offerId }) => `/offers/${offerId}?published=changed`,
});
