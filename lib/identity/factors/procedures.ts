import "server-only";
import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { type CallContext, forAnyone, forSignedIn, reauthenticated } from "@/lib/kernel/procedure";
import { limit } from "@/lib/kernel/rate-limit";
import { invariant, kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { passkeySignInByAddress } from "../limits/limited-acts";
import { addPasskey as add, askForNewPasskey as askNew } from "./add-passkey";
import { askForPasskey } from "./passkeys";
import { ownFactors } from "./queries";
import * as remove from "./remove-factor";
import { renewRecoveryCodes as renew } from "./renew-recovery-codes";
import { appCodeSchema, attestationSchema, passkeyNameSchema, proofSchema } from "./schema";
import * as app from "./set-up-totp";
import { reauthenticate as prove } from "./step-up";

const nothing = z.void();
const passkeyId = text().min(1).max(1400);
const codes = z.object({ codes: z.array(z.string()) });

const from = ({ address, userAgent }: CallContext) => ({ address, userAgent });

/** Restarts an unfinished setup. */
export const beginTotp = reauthenticated
  .route({
    method: "POST",
    path: "/me/authenticator",
    successStatus: 204,
    summary: "Set up an authenticator app",
  })
  .input(z.strictObject({}).optional())
  .output(nothing)
  .handler(({ context }) => app.beginTotp(context.actor));

export const confirmTotp = reauthenticated
  .route({ method: "POST", path: "/me/authenticator/confirm", summary: "Confirm an authenticator app" })
  .input(z.strictObject({ code: appCodeSchema }))
  .output(codes)
  .handler(({ input, context }) => app.confirmTotp(context.actor, input, from(context)));

export const removeTotp = reauthenticated
  .route({
    method: "POST",
    path: "/me/authenticator/remove",
    successStatus: 204,
    summary: "Remove the authenticator app",
  })
  .input(z.strictObject({}).optional())
  .output(nothing)
  .handler(({ context }) => remove.removeTotp(context.actor, from(context)));

export const renewRecoveryCodes = reauthenticated
  .route({ method: "POST", path: "/me/recovery-codes", summary: "Create new recovery codes" })
  .input(z.strictObject({}).optional())
  .output(codes)
  .handler(({ context }) => renew(context.actor, from(context)));

type RequestOptions = Awaited<ReturnType<typeof askForPasskey>>["options"];
const passkeyRequest = z.object({ challengeId: z.string(), options: z.custom<RequestOptions>() });

export const askForPasskeySignIn = forAnyone
  .route({ method: "POST", path: "/auth/passkey/ask", summary: "Start a passkey sign-in" })
  .input(z.strictObject({}).optional())
  .output(passkeyRequest)
  .handler(async ({ context }) => {
    await limit(passkeySignInByAddress, context.address);
    return askForPasskey("sign_in", null);
  });

export const askForStepUp = forSignedIn
  .route({
    method: "POST",
    path: "/auth/step-up/ask",
    summary: "Start re-authentication with a passkey",
  })
  .input(z.strictObject({}).optional())
  .output(passkeyRequest)
  .handler(({ context }) => askForPasskey("step_up", context.actor.id));

export const askForNewPasskey = reauthenticated
  .route({ method: "POST", path: "/me/passkeys/ask", summary: "Start passkey registration" })
  .input(z.strictObject({}).optional())
  .output(z.object({ challengeId: z.string(), options: z.custom<PasskeyOptions>() }))
  .handler(({ context }) => askNew(context.actor));

type PasskeyOptions = Awaited<ReturnType<typeof askNew>>["options"];

export const addPasskey = reauthenticated
  .route({ method: "POST", path: "/me/passkeys", successStatus: 201, summary: "Add a passkey" })
  .input(attestationSchema)
  .output(z.object({ name: z.string() }))
  .handler(({ input, context }) => add(context.actor, input, from(context)));

export const renamePasskey = forSignedIn
  .route({
    method: "POST",
    path: "/me/passkeys/{id}/rename",
    successStatus: 204,
    summary: "Rename a passkey",
  })
  .input(z.strictObject({ id: passkeyId, name: passkeyNameSchema }))
  .output(nothing)
  .handler(({ input, context }) => remove.renamePasskey(context.actor, input));

export const removePasskey = reauthenticated
  .route({
    method: "POST",
    path: "/me/passkeys/{id}/remove",
    successStatus: 204,
    summary: "Remove a passkey",
  })
  .input(z.strictObject({ id: passkeyId }))
  .output(nothing)
  .handler(({ input, context }) => remove.removePasskey(context.actor, input, from(context)));

export const myFactors = forSignedIn
  .route({ method: "GET", path: "/me/factors", summary: "List your second factors" })
  .output(
    z.object({ hasPassword: z.boolean(), hasApp: z.boolean(), passkeys: z.number(), codesLeft: z.number() }),
  )
  .handler(async ({ context }) => {
    const factors = await ownFactors(context.actor.id);
    if (!factors) throw new Refusal(kernelRefusals.not_found);
    const { hasPassword, hasApp, passkeys, codesLeft } = factors;
    return { hasPassword, hasApp, passkeys, codesLeft };
  });

export const reauthenticate = forSignedIn
  .route({ method: "POST", path: "/auth/step-up", successStatus: 204, summary: "Re-authenticate" })
  .input(proofSchema)
  .output(nothing)
  .handler(({ input, context }) => {
    invariant(context.session, "a signed-in user has a session");
    return prove(context.actor, context.session.id, input, from(context));
  });

/** Operations on second factors under /api/v1. */
export const factorProcedures = {
  beginTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  askForNewPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  askForPasskeySignIn,
  askForStepUp,
  myFactors,
  reauthenticate,
};
