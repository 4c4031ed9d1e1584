"use server";
import { setFlag, switchOff } from "@/lib/settings/flags/procedures";
import { ChangeFlagForm } from "@/lib/settings/flags/schema";
import { formAction } from "@/lib/web/form-action";

/** Changes whom a flag applies to, or requests it where one person may not. */
export const change = formAction(setFlag, {
  form: ChangeFlagForm,
  leadsTo: ({ approvalId }, { key = "" }) =>
    `/admin/flags/${key}?done=${approvalId === undefined ? "changed" : "asked"}`,
});

/** Switches a feature off for everyone. */
export const kill = formAction(switchOff, { leadsTo: ({ key }) => `/admin/flags/${key}?done=killed` });
