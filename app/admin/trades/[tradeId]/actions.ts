"use server";
import { z } from "zod";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { RuleOnTrade } from "@/lib/disputes/schema";
import { text } from "@/lib/kernel/input/fields";
import { tradeProcedures } from "@/lib/trades/procedures";
import { formAction } from "@/lib/web/form-action";

/** With the checkbox that confirms it. */
const form = z
  .object({
    ...RuleOnTrade.shape,
    /** Their ids, separated by spaces. */
    rules: text()
      .transform((ids) => ids.split(" "))
      .pipe(RuleOnTrade.shape.rules),
    confirmed: z.literal("yes", { error: "Tick this box first." }),
  })
  .transform(({ confirmed: _confirmed, ...ruling }) => ruling);

/** Rules on the dispute; the page then shows the trade's state. */
export const rule = formAction(disputeProcedures.rule, { form });

/** Gives both sides more time. */
export const giveTime = formAction(tradeProcedures.extend, {
  leadsTo: ({ tradeId }) => `/admin/trades/${tradeId}`,
});

/** Starts the review; the page then shows since when. */
export const review = formAction(disputeProcedures.review);
