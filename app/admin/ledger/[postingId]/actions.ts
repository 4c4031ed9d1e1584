"use server";
import { askToReverse, reversalForm } from "@/lib/ledger/reversal/procedures";
import { formAction } from "@/lib/web/form-action";

export const ask = formAction(askToReverse, {
  form: reversalForm,
  leadsTo: ({ approvalId }) => `/admin/approvals/${approvalId}`,
});
