import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { UUID_PATTERN } from "@/lib/kernel/ids";
import { text, written } from "@/lib/kernel/input/fields";
import { moneySchema } from "@/lib/kernel/schema";
import { typedAmount } from "@/lib/money/typed-amount";
import { type CaseKind, caseKinds, correctionActs, type Finding, findings } from "./kinds";

const caseKind = z.enum(Object.keys(caseKinds) as [CaseKind]);
const finding = z.enum(Object.keys(findings) as [Finding]);

/** What the owner of the wallet reads beside the finding: 10 to 300 characters. */
const says = written("Write at least 10 characters.", 10).max(300, "Use 300 characters or fewer.");

/** All corrections have the same codes. */
const reasonCode = reasonCodeOf("money.adjust");

/** What two people agree to. */
export const CorrectionDetail = z.strictObject({
  userId: z.uuid(),
  amount: moneySchema.refine(({ minor }) => minor !== "0", "Enter an amount."),
  direction: z.enum(["in", "out"]),
  caseKind,
  caseId: z.uuid(),
  finding,
  says,
});
export type CorrectionDetail = z.output<typeof CorrectionDetail>;

export const AskToCorrect = CorrectionDetail.extend({
  act: z.enum(correctionActs),
  reason: reasonSchema,
  reasonCode,
});

/** Money back to a person: about a deposit to where it came from, else to the wallet. */
export const AskForRefund = CorrectionDetail.omit({ direction: true }).extend({
  reason: reasonSchema,
  reasonCode,
});

/** An id, alone or in a reference such as `dep-…`. */
const caseId = text()
  .trim()
  .toLowerCase()
  .regex(
    new RegExp(`^(dep-|pay-)?${UUID_PATTERN}$`),
    "Enter the id of the trade or dispute, or the reference of the payment.",
  )
  .transform((typed) => typed.replace(/^(dep|pay)-/, ""));

/** The form's text fields. */
export const correctionForm = z.object({
  act: z.enum(correctionActs),
  userId: z.uuid(),
  amount: typedAmount("Enter an amount."),
  direction: z.enum(["in", "out"]).default("in"),
  caseKind,
  caseId,
  finding,
  says,
  reason: reasonSchema,
  reasonCode,
});

export const amountOf = ({ amount }: CorrectionDetail): bigint => BigInt(amount.minor);
