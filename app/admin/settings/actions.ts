"use server";
import { agreeToSetting, endSettingRequest, proposeSetting } from "@/lib/staff/settings/procedures";
import { ChangeSettingForm, SettingRequestForm } from "@/lib/staff/settings/schema";
import { formAction } from "@/lib/web/form-action";

/** Asks a colleague to agree to another value. */
export const propose = formAction(proposeSetting, {
  form: ChangeSettingForm,
  leadsTo: () => "/admin/settings?done=asked",
});

/** The second person agrees. */
export const agree = formAction(agreeToSetting, {
  form: SettingRequestForm,
  leadsTo: () => "/admin/settings?done=agreed",
});

/** The request is turned down, or taken back. */
export const end = formAction(endSettingRequest, {
  form: SettingRequestForm,
  leadsTo: () => "/admin/settings?done=ended",
});
