"use server";
import { z } from "zod";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { OfferSettlement, OpenDispute } from "@/lib/disputes/schema";
import { typedAmount } from "@/lib/money/typed-amount";
import { typedReturn } from "@/lib/trades/parcel/forms";
import { formAction } from "@/lib/web/form-action";

const refreshes = true;

/** The fields `answers.<question>` of the chosen reason as one record. */
const reported = z.preprocess((fields: Record<string, string>) => {
  const { id, reason, statement, ...rest } = fields;
  const answers = Object.entries(rest).flatMap(([name, value]) =>
    name.startsWith("answers.") ? [[name.slice("answers.".length), value]] : [],
  );
  return { id, reason, statement, answers: Object.fromEntries(answers) };
}, OpenDispute);

/** Opens a dispute, and shows it: files are added next. */
export const reportProblem = formAction(disputeProcedures.dispute, {
  form: reported,
  refreshes,
  leadsTo: (_result, { id }) => `/trades/${id}/dispute`,
});

const shared = z
  .object({ id: OfferSettlement.shape.id, refundMinor: typedAmount("Enter how much goes back.") })
  .transform(({ id, refundMinor }) => ({ id, refundMinor: refundMinor.minor }));

/** That it goes back first, and is refunded then. */
const goesBack = typedReturn.transform(({ id, paidBy, wayBackMinor }) => ({
  id,
  refundMinor: "0",
  returnPaidBy: paidBy,
  ...(wayBackMinor !== undefined && { wayBackMinor }),
}));

export const sayWhatHappened = formAction(disputeProcedures.statement, { refreshes });
export const replyToOther = formAction(disputeProcedures.reply, { refreshes });
export const acceptRuling = formAction(disputeProcedures.accept, { refreshes });
export const appealRuling = formAction(disputeProcedures.appeal, { refreshes });
export const withdrawClaim = formAction(disputeProcedures.withdraw, { refreshes });
export const offerSettlement = formAction(disputeProcedures.offer, { form: shared, refreshes });
export const offerReturn = formAction(disputeProcedures.offer, { form: goesBack, refreshes });
export const acceptOffer = formAction(disputeProcedures.acceptOffer, { refreshes });
export const declineOffer = formAction(disputeProcedures.declineOffer, { refreshes });
export const withdrawOffer = formAction(disputeProcedures.withdrawOffer, { refreshes });
