"use server";
import { z } from "zod";
import { factorProcedures } from "@/lib/identity/factors/procedures";
import {
  appCodeSchema,
  attestationSchema,
  jsonField,
  passkeyNameSchema,
} from "@/lib/identity/factors/schema";
import { formAction } from "@/lib/web/form-action";

const nothing = z.object({}).transform(() => ({}));
const one = z.object({ id: z.string() });
const lines = ({ codes }: { codes: string[] }) => ({ codes: codes.join("\n") });

export const beginApp = formAction(factorProcedures.beginTotp, {
  form: nothing,
  leadsTo: () => "/settings/security/app",
});

export const confirmApp = formAction(factorProcedures.confirmTotp, {
  form: z.object({ code: appCodeSchema }),
  shows: lines,
});

export const removeApp = formAction(factorProcedures.removeTotp, { form: nothing });

export const renewCodes = formAction(factorProcedures.renewRecoveryCodes, { form: nothing, shows: lines });

export const addPasskey = formAction(factorProcedures.addPasskey, {
  form: z.preprocess(({ passkey }: { passkey?: string }) => jsonField(passkey), attestationSchema),
});

export const renamePasskey = formAction(factorProcedures.renamePasskey, {
  form: z.object({ id: z.string(), name: passkeyNameSchema }),
});

export const removePasskey = formAction(factorProcedures.removePasskey, { form: one });
