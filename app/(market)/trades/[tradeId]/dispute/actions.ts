"use server";
import { z } from "zod";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { OfferSettlement, OpenDispute } from "@/lib/disputes/schema";
import { typedAmount } from "@/lib/money/typed-amount";
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

const offered = z
  .object({ ...OfferSettlement.shape, refundMinor: typedAmount("Enter how much goes back.") })
  .transform(({ id, refundMinor }) => ({ id, refundMinor: refundMinor.minor }));

export const sayWhatHappened = formAction(disputeProcedures.statement, { refreshes });
export const replyToOther = formAction(disputeProcedures.reply, { refreshes });
export const acceptRuling = formAction(disputeProcedures.accept, { refreshes });
export const appealRuling = formAction(disputeProcedures.appeal, { refreshes });
export const withdrawClaim = formAction(disputeProcedures.withdraw, { refreshes });
export const offerSettlement = formAction(disputeProcedures.offer, { form: offered, refreshes });
export const acceptOffer = formAction(disputeProcedures.acceptOffer, { refreshes });
export const declineOffer = formAction(disputeProcedures.declineOffer, { refreshes });
export const withdrawOffer = formAction(disputeProcedures.withdrawOffer, { refreshes });
