import { z } from "zod";
import { assertionSchema } from "@/lib/identity/factors/schema";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { text } from "@/lib/kernel/input/fields";
import { passkeyField } from "../credentials/schema";

export const Withdraw = z.strictObject({ id: z.uuid() });
export const Shown = Withdraw.extend({ digest: text().regex(/^[0-9a-f]{64}$/) });
export const Agree = Shown.extend({ signature: assertionSchema.optional() });
/** The form's fields, with the signature of a staff passkey as JSON. */
export const agreeForm = z
  .object({ ...Shown.shape, passkey: passkeyField })
  .transform(({ passkey, ...rest }) => ({ ...rest, ...(passkey && { signature: passkey }) }));
/** Why a request is declined, or what was agreed to is vetoed. */
export const Decline = Withdraw.extend({ reason: reasonSchema, reasonCode: reasonCodeOf("decline_request") });
