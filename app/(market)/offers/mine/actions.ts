"use server";
import { offerProcedures } from "@/lib/offers/procedures";
import { formAction } from "@/lib/web/form-action";

/** Withdraws an open offer, and shows the seller's remaining ones. */
export const withdraw = formAction(offerProcedures.withdrawOffer, {
  leadsTo: () => "/offers/mine?said=withdrawn",
});

/** Takes an offer out of the market for a while. */
export const pause = formAction(offerProcedures.pauseOffer, {
  leadsTo: () => "/offers/mine?said=paused",
});

/** Puts a paused offer back. */
export const resume = formAction(offerProcedures.resumeOffer, {
  leadsTo: () => "/offers/mine?said=resumed",
});
