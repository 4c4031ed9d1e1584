"use server";
import { setFlag, switchOff } from "@/lib/settings/flags/procedures";
import { ChangeFlagForm, KillFlagForm } from "@/lib/settings/flags/schema";
import { formAction } from "@/lib/web/form-action";

/** Changes whom a flag applies to, or requests it where one person may not. */
export const change = formAction(setFlag, {
  form: ChangeFlagForm,
  leadsTo: ({ approvalId }, { flag = "" }) =>
    `/admin/flags/${flag}?done=${approvalId === undefined ? "changed" : "asked"}`,
});

/** Switches a feature off for everyone. */
export const kill = formAction(switchOff, {
  form: KillFlagForm,
  leadsTo: ({ key }) => `/admin/flags/${key}?done=killed`,
});
