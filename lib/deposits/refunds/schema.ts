import { z } from "zod";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { text, typed, written } from "@/lib/kernel/input/fields";
import { depositReference } from "../schema";
import { refundStates } from "./machine";

const reason = written("Give a reason of at least 10 characters.", 10).max(
  500,
  "Use 500 characters or fewer.",
);

/** A decision of staff about a deposit, with its reason. */
const decisionOf = (act: "refund_deposit" | "deposit.release") =>
  z.strictObject({ reference: depositReference, reason, reasonCode: reasonCodeOf(act) });

export const RefundDecision = decisionOf("refund_deposit");
export const ReleaseDecision = decisionOf("deposit.release");
export type DepositDecision = z.output<typeof RefundDecision>;

/** The target account of a refund that needs attention. */
export const RefundAccount = z.strictObject({
  refundId: z.uuid(),
  accountNumber: typed().regex(/^\d{10}$/, "An account number has ten digits."),
  bankCode: text()
    .trim()
    .regex(/^[\w-]{2,20}$/, "Choose the bank."),
});

export const DepositDecided = z.object({ reference: z.string() });
export const RefundMovedView = z.object({
  refundId: z.string(),
  reference: z.string(),
  state: z.enum(refundStates),
});
