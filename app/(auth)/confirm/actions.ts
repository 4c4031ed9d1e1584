"use server";
import { z } from "zod";
import { factorProcedures } from "@/lib/identity/factors/procedures";
import { jsonField, proofSchema } from "@/lib/identity/factors/schema";
import { formAction } from "@/lib/web/form-action";
import { ownPath } from "@/lib/web/paths";

const form = z.preprocess((fields: Record<string, string>) => {
  return { ...fields, passkey: jsonField(fields.passkey) };
}, proofSchema);

/** Reauthenticates, and returns to the page that required it. */
export const confirm = formAction(factorProcedures.reauthenticate, {
  form,
  leadsTo: (_, { next }) => ownPath(next, "/settings/security"),
});
