"use server";
import { z } from "zod";
import { offerProcedures } from "@/lib/offers/procedures";
import { formAction } from "@/lib/web/form-action";

/** The seller takes back what nobody has accepted, and sees what is left of theirs. */
export const withdraw = formAction(offerProcedures.withdrawOffer, {
  form: z.object({ id: z.uuid() }),
  leadsTo: () => "/offers/mine?withdrawn=yes",
});
