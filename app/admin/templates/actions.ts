"use server";
import {
  discard as discardOperation,
  publish as publishOperation,
  retire as retireOperation,
  send as sendOperation,
  write,
} from "@/lib/notifications/templates/editor/procedures";
import { SendTemplateForm, WriteTemplateForm } from "@/lib/notifications/templates/editor/schema";
import { formAction } from "@/lib/web/form-action";

const pageOf = ({ notice = "", language = "" }: Record<string, string>, done: string) =>
  `/admin/templates/${encodeURIComponent(notice)}/${encodeURIComponent(language)}?done=${done}`;

/** Saves words as a draft. */
export const save = formAction(write, {
  form: WriteTemplateForm,
  leadsTo: (_saved, values) => pageOf(values, "saved"),
});

/** Ends a draft. */
export const discard = formAction(discardOperation, {
  leadsTo: (_ended, values) => pageOf(values, "discarded"),
});

/** Puts a draft in force, or requests it where one person may not. */
export const publish = formAction(publishOperation, {
  leadsTo: ({ approvalId }, values) => pageOf(values, approvalId === undefined ? "published" : "asked"),
});

/** Puts the product’s words in force again. */
export const retire = formAction(retireOperation, {
  leadsTo: (_ended, values) => pageOf(values, "retired"),
});

/** Sends the notice with sample facts to who asks for it. */
export const send = formAction(sendOperation, { form: SendTemplateForm });
