import { z } from "zod";
import { assertionSchema, jsonField } from "@/lib/identity/factors/schema";
import { text } from "@/lib/kernel/input/fields";

/** The signature of a form, as JSON in a hidden field. */
export const passkeyField = text().optional().transform(jsonField).pipe(assertionSchema.optional());

export const StaffPasskey = z.strictObject({ id: z.uuid() });

export const Vouch = StaffPasskey.extend({ signature: assertionSchema });

export const vouchForm = z
  .object({
    ...StaffPasskey.shape,
    passkey: text("Use your staff passkey.").transform(jsonField).pipe(assertionSchema),
  })
  .transform(({ id, passkey }) => ({ id, signature: passkey }));
