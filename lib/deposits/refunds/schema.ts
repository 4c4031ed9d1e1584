import { z } from "zod";
import { text, typed, written } from "@/lib/kernel/input/fields";
import { depositReference } from "../schema";
import { refundStates } from "./machine";

const reason = written("Give a reason of at least 10 characters.", 10).max(
  500,
  "Use 500 characters or fewer.",
);

/** A decision of staff about a deposit, with its reason. */
export const DepositDecision = z.strictObject({ reference: depositReference, reason });

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
