"use server";
import { proposeSetting } from "@/lib/staff/procedures";
import { ChangeSettingForm } from "@/lib/staff/settings/schema";
import { formAction } from "@/lib/web/form-action";

/** Requests a change of a setting. */
export const propose = formAction(proposeSetting, {
  form: ChangeSettingForm,
  leadsTo: () => "/admin/settings?done=asked",
});
