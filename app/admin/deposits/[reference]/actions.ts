"use server";
import {
  askToRelease,
  nameRefundAccount,
  refund as refundDeposit,
  release as releaseDeposit,
} from "@/lib/deposits/refunds/procedures";
import { unmaskAccount } from "@/lib/staff/people/procedures";
import { formAction } from "@/lib/web/form-action";

/** Refunds a deposit; the page then shows its state. */
export const refund = formAction(refundDeposit);

/** Releases a quarantined deposit to the wallet. */
export const release = formAction(releaseDeposit);

/** Requests a colleague's approval of the release of a large one. */
export const ask = formAction(askToRelease, {
  leadsTo: ({ approvalId }) => `/admin/approvals/${approvalId}`,
});

/** Sets the payer's account for a refund that the bank did not accept. */
export const nameAccount = formAction(nameRefundAccount);

/** Shows the number of the sender's account for ten minutes; the page then has it. */
export const showAccount = formAction(unmaskAccount);
