"use server";
import { offerProcedures } from "@/lib/offers/procedures";
import { formAction } from "@/lib/web/form-action";

/** Withdraws an open offer, and shows the seller's remaining ones. */
export const withdraw = formAction(offerProcedures.withdrawOffer, {
  leadsTo: () => "/offers/mine?withdrawn=yes",
});
