"use server";
import { askToReverse } from "@/lib/ledger/reversal/procedures";
import { formAction } from "@/lib/web/form-action";

export const ask = formAction(askToReverse, {
  leadsTo: ({ approvalId }) => `/admin/approvals/${approvalId}`,
});
