"use server";
import { nameRefundAccount } from "@/lib/deposits/refunds/procedures";
import { formAction } from "@/lib/web/form-action";

/** Sets the payer's account for a refund that needs attention. */
export const nameAccount = formAction(nameRefundAccount, {
  leadsTo: () => "/admin/refunds",
});
