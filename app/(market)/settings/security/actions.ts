"use server";
import { z } from "zod";
import { factorProcedures } from "@/lib/identity/factors/procedures";
import { attestationSchema, jsonField } from "@/lib/identity/factors/schema";
import { formAction } from "@/lib/web/form-action";

const lines = ({ codes }: { codes: string[] }) => ({ codes: codes.join("\n") });

export const beginApp = formAction(factorProcedures.beginTotp, {
  leadsTo: () => "/settings/security/app",
});

export const confirmApp = formAction(factorProcedures.confirmTotp, { shows: lines });

export const removeApp = formAction(factorProcedures.removeTotp);

export const renewCodes = formAction(factorProcedures.renewRecoveryCodes, { shows: lines });

export const addPasskey = formAction(factorProcedures.addPasskey, {
  form: z.preprocess(({ passkey }: { passkey?: string }) => jsonField(passkey), attestationSchema),
});

export const renamePasskey = formAction(factorProcedures.renamePasskey);

export const removePasskey = formAction(factorProcedures.removePasskey);
