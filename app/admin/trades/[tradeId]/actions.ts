"use server";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { RulingForm } from "@/lib/staff/schema";
import { formAction } from "@/lib/web/form-action";

/** A moderator decides; the page then shows where the trade stands. */
export const rule = formAction(disputeProcedures.rule, {
  form: RulingForm,
  leadsTo: ({ tradeId }) => `/admin/trades/${tradeId}`,
});
