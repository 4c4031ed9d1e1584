"use server";
import { z } from "zod";
import { disputeProcedures, RuleOnTrade } from "@/lib/disputes/procedures";
import { tradeProcedures } from "@/lib/trades/procedures";
import { formAction } from "@/lib/web/form-action";

/** With the checkbox that confirms it. */
const form = z
  .object({
    ...RuleOnTrade.shape,
    confirmed: z.literal("yes", { error: "Tick this box first. The money moves immediately." }),
  })
  .transform(({ id, ruling, reason }) => ({ id, ruling, reason }));

/** Rules on the dispute; the page then shows the trade's state. */
export const rule = formAction(disputeProcedures.rule, { form });

/** Gives both sides more time. */
export const giveTime = formAction(tradeProcedures.extend, {
  leadsTo: ({ tradeId }) => `/admin/trades/${tradeId}`,
});

/** Starts the review; the page then shows since when. */
export const review = formAction(disputeProcedures.review);
