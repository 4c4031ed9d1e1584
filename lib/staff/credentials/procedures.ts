import "server-only";
import { z } from "zod";
import type { PasskeyRequest } from "@/lib/identity";
import { factorRefusals } from "@/lib/identity";
import { staffKeyChallenge } from "@/lib/kernel/approvals/signature";
import { isSignedNow } from "@/lib/kernel/approvals/staff-keys";
import type { Actor } from "@/lib/kernel/command";
import { text } from "@/lib/kernel/input/fields";
import { forStaff, reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { endPasskey, offerPasskey, vouchFor } from "./commands";
import { keyToVouchFor } from "./queries";
import { StaffPasskey, Vouch } from "./schema";
import { askForStaffPasskey } from "./signing";

const Done = z.object({ id: z.string() });
const tags = ["admin"];

export const offerStaffPasskey = reauthenticatedStaff("approval.read", "dagor")
  .route({
    method: "POST",
    path: "/admin/staff-passkeys",
    tags,
    summary: "Offer a passkey for signing approvals",
  })
  .input(
    z.strictObject({
      passkeyId: text()
        .max(1400)
        .regex(/^[\w-]+$/),
    }),
  )
  .output(Done)
  .handler(async ({ input, context }) =>
    resultOf(context, await offerPasskey(context.actor, context.key, input)),
  );

export const askToVouch = forStaff("approval.read", "dagor")
  .route({
    method: "POST",
    path: "/admin/staff-passkeys/{id}/ask",
    tags,
    summary: "Start signing a staff passkey",
  })
  .input(StaffPasskey)
  .output(z.custom<PasskeyRequest | null>())
  .handler(async ({ input: { id }, context: { actor } }) =>
    askForStaffPasskey(actor.id, id, await challengeOf(actor, id)),
  );

export const vouchForStaffPasskey = reauthenticatedStaff("approval.read", "dagor")
  .route({ method: "POST", path: "/admin/staff-passkeys/{id}/vouch", tags, summary: "Sign a staff passkey" })
  .input(Vouch)
  .output(Done)
  .handler(async ({ input: { id, signature }, context }) => {
    const { actor, key } = context;
    if (!(await isSignedNow(actor.id, await challengeOf(actor, id), signature.response)))
      throw new Refusal(factorRefusals.passkey_refused);
    return resultOf(context, await vouchFor(signature.response)(actor, key, { id }));
  });

export const endStaffPasskey = reauthenticatedStaff("approval.read", "dagor")
  .route({ method: "POST", path: "/admin/staff-passkeys/{id}/end", tags, summary: "End a staff passkey" })
  .input(StaffPasskey)
  .output(Done)
  .handler(async ({ input, context }) =>
    resultOf(context, await endPasskey(context.actor, context.key, input)),
  );

async function challengeOf(by: Actor, id: string): Promise<Buffer> {
  const key = await keyToVouchFor(by, id);
  if (!key) throw new Refusal(kernelRefusals.not_found);
  return staffKeyChallenge(key);
}
