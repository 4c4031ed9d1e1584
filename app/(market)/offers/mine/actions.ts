"use server";
import { z } from "zod";
import { offerProcedures } from "@/lib/offers/procedures";
import { formAction } from "@/lib/web/form-action";

/** Withdraws an open offer, and shows the seller's remaining ones. */
export const withdraw = formAction(offerProcedures.withdrawOffer, {
  form: z.object({ id: z.uuid() }),
  leadsTo: () => "/offers/mine?withdrawn=yes",
});
