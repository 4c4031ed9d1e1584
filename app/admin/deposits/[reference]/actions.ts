"use server";
import {
  askToRelease,
  refund as refundDeposit,
  release as releaseDeposit,
} from "@/lib/deposits/refunds/procedures";
import { formAction } from "@/lib/web/form-action";

const leadsTo = ({ reference }: { reference: string }) => `/admin/deposits/${reference}`;

/** Refunds a deposit; the page then shows its state. */
export const refund = formAction(refundDeposit, { leadsTo });

/** Releases a quarantined deposit to the wallet. */
export const release = formAction(releaseDeposit, { leadsTo });

/** Requests a colleague's approval of the release of a large one. */
export const ask = formAction(askToRelease, {
  leadsTo: ({ approvalId }) => `/admin/approvals/${approvalId}`,
});
