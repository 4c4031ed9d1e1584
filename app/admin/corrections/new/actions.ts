"use server";
import { askToCorrect } from "@/lib/corrections/procedures";
import { correctionForm } from "@/lib/corrections/schema";
import { formAction } from "@/lib/web/form-action";

/** Requests a colleague's approval of a credit, an adjustment or a payment from the insurance fund. */
export const ask = formAction(askToCorrect, {
  form: correctionForm,
  leadsTo: ({ approvalId }) => `/admin/approvals/${approvalId}`,
});
