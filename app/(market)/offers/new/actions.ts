"use server";
import { offerProcedures } from "@/lib/offers/procedures";
import { PublishOfferForm } from "@/lib/offers/schema";
import { formAction } from "@/lib/web/form-action";

/** Publishes once under the form's key, and shows the offer as it stands in the market. */
export const publish = formAction(offerProcedures.publishOffer, {
  form: PublishOfferForm,
  leadsTo: ({ offerId }) => `/offers/${offerId}?published=yes`,
});
