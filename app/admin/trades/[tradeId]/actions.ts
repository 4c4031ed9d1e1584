"use server";
import { z } from "zod";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { RuleOnTrade } from "@/lib/disputes/schema";
import { typedAmount } from "@/lib/money/typed-amount";
import { tradeProcedures } from "@/lib/trades/procedures";
import { formAction } from "@/lib/web/form-action";

/** A box for each rule, named `rule.<id>`; an amount only of a split. */
const form = z.preprocess(
  (fields: Record<string, string>) => {
    const { id, outcome, finding, reason, refundMinor, returnPaidBy } = fields;
    const rules = Object.keys(fields).flatMap((name) => (name.startsWith("rule.") ? [name.slice(5)] : []));
    return {
      id,
      outcome,
      finding,
      reason,
      rules,
      ...(outcome === "split" && { refundMinor: refundMinor ?? "" }),
      ...(outcome === "return" && { returnPaidBy: returnPaidBy ?? "" }),
    };
  },
  z
    .object({ ...RuleOnTrade.shape, refundMinor: typedAmount("Enter how much goes back.").optional() })
    .transform(({ refundMinor, ...ruling }) => ({
      ...ruling,
      ...(refundMinor && { refundMinor: refundMinor.minor }),
    })),
);

/** Rules on the dispute, or asks a colleague to agree; the page then shows it. */
export const rule = formAction(disputeProcedures.rule, { form });

/** Gives both sides more time. */
export const giveTime = formAction(tradeProcedures.extend, {
  leadsTo: ({ tradeId }) => `/admin/trades/${tradeId}`,
});

/** Starts the review; the page then shows since when. */
export const review = formAction(disputeProcedures.review);

/** Puts a trade before a moderator. */
export const openReview = formAction(disputeProcedures.openReview);
