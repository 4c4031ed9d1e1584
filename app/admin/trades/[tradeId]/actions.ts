"use server";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { RulingForm } from "@/lib/staff/schema";
import { formAction } from "@/lib/web/form-action";

/** Rules on the dispute; the page then shows the trade's state. */
export const rule = formAction(disputeProcedures.rule, {
  form: RulingForm,
  leadsTo: ({ tradeId }) => `/admin/trades/${tradeId}`,
});
