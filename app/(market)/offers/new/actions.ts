"use server";
import { TypedAirtimeOffer } from "@/components/assets/airtime/typed-offer";
import { offerProcedures } from "@/lib/offers/procedures";
import { formAction } from "@/lib/web/form-action";

/** Publishes once under the form's key, and redirects to the offer. */
export const publish = formAction(offerProcedures.publishOffer, {
  form: TypedAirtimeOffer,
  leadsTo: ({ offerId }) => `/offers/${offerId}?published=yes`,
});
