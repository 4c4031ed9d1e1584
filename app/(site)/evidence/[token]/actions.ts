"use server";
import { evidenceProcedures } from "@/lib/disputes/evidence/procedures";
import { formAction } from "@/lib/web/form-action";

export const sendByLink = formAction(evidenceProcedures.sendByLink, {
  files: ["file"],
  leadsTo: (_sent, { token = "" }) => `/evidence/${encodeURIComponent(token)}`,
});
