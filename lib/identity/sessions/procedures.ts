import "server-only";
import { z } from "zod";
import { behind } from "@/lib/kernel/flags";
import { text } from "@/lib/kernel/input/fields";
import { type CallContext, forAnyone, forSignedIn, reauthenticated } from "@/lib/kernel/procedure";
import { invariant } from "@/lib/kernel/refusal";
import * as phone from "../contact/change-phone";
import { appCodeSchema } from "../factors/schema";
import {
  captchaSchema,
  codeSchema,
  phoneSchema,
  signInCodeRequestSchema,
  signInCodeSchema,
  tokenSchema,
} from "../schema";
import { joinGoogle as join } from "../sign-in/join-google";
import { sendSignInCode as sendCode } from "../sign-in/texted-code";
import * as sessions from "./end-session";
import { openProgram, openProgramByCode } from "./open-program";
import { ownSessions } from "./own-sessions";
import { refreshProgram } from "./refresh-program";

const nothing = z.void();

const from = ({ address, userAgent }: CallContext) => ({ address, userAgent });

function sessionIdOf({ session }: CallContext): string {
  invariant(session, "a signed-in user has a session");
  return session.id;
}

export const askForPhoneChange = reauthenticated
  .route({ method: "POST", path: "/me/phone", successStatus: 204, summary: "Text a code to your new number" })
  .input(z.strictObject({ phone: phoneSchema, captcha: captchaSchema.optional() }))
  .output(nothing)
  .handler(({ input, context }) =>
    phone.askForPhoneChange(context.actor, { ...input, address: context.address }),
  );

export const changePhone = reauthenticated
  .route({ method: "POST", path: "/me/phone/confirm", successStatus: 204, summary: "Verify your new number" })
  .input(z.strictObject({ code: codeSchema }))
  .output(nothing)
  .handler(({ input, context }) => phone.changePhone(context.actor, input, from(context)));

const sessionSchema = z.object({
  id: z.uuid(),
  kind: z.enum(["BROWSER", "PROGRAM"]),
  userAgent: z.string(),
  address: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  /** The session of this request. */
  isThis: z.boolean(),
});

export const joinGoogle = forAnyone
  .route({
    method: "POST",
    path: "/auth/google/join",
    successStatus: 204,
    summary: "Connect Google with a link’s token",
  })
  .input(z.strictObject({ token: tokenSchema }))
  .output(nothing)
  .handler(({ input, context }) => join(input, from(context)));

const listSessions = forSignedIn
  .route({ method: "GET", path: "/auth/sessions", summary: "List your sessions" })
  .output(z.object({ items: z.array(sessionSchema) }))
  .handler(async ({ context }) => {
    const own = await ownSessions(context.actor.id);
    return { items: own.map((one) => ({ ...one, isThis: one.id === context.session?.id })) };
  });

export const endOwnSession = forSignedIn
  .route({ method: "DELETE", path: "/auth/sessions/{id}", successStatus: 204, summary: "End a session" })
  .input(z.strictObject({ id: z.uuid() }))
  .output(nothing)
  .handler(({ input, context }) => sessions.endOwnSession(context.actor, input));

export const endOtherSessions = forSignedIn
  .route({ method: "POST", path: "/auth/sessions/end-others", summary: "End all your other sessions" })
  .input(z.strictObject({}).optional())
  .output(z.object({ ended: z.number().int() }))
  .handler(({ context }) => sessions.endOtherSessions(context.actor, sessionIdOf(context)));

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresIn: z.number() });

const openTokens = forAnyone
  .use(behind("programs.sign_in"))
  .route({ method: "POST", path: "/auth/token", summary: "Sign in an app" })
  .input(
    z.strictObject({
      identifier: text().max(320),
      password: text().max(1000),
      captcha: captchaSchema.optional(),
      code: appCodeSchema.optional(),
    }),
  )
  .output(tokensSchema)
  .handler(({ input: { captcha, ...input }, context }) =>
    openProgram({ ...input, ...(captcha !== undefined && { captcha }) }, from(context)),
  );

/** Responds the same whether or not the number has an account. */
export const sendSignInCode = forAnyone
  .use(behind("sign_in.code"))
  .route({
    method: "POST",
    path: "/auth/code/send",
    successStatus: 202,
    summary: "Text a code to sign in with",
  })
  .input(signInCodeRequestSchema)
  .output(nothing)
  .handler(({ input, context }) => sendCode({ ...input, address: context.address }));

const openTokensByCode = forAnyone
  .use(behind("programs.sign_in"))
  .use(behind("sign_in.code"))
  .route({ method: "POST", path: "/auth/code/token", summary: "Sign in an app with a texted code" })
  .input(signInCodeSchema)
  .output(tokensSchema)
  .handler(({ input, context }) => openProgramByCode(input, from(context)));

const refreshTokens = forAnyone
  .route({ method: "POST", path: "/auth/token/refresh", summary: "Refresh tokens" })
  .input(z.strictObject({ refreshToken: text().max(200) }))
  .output(tokensSchema)
  .handler(({ input, context }) => refreshProgram(input, from(context)));

const endTokens = forSignedIn
  .route({ method: "DELETE", path: "/auth/token", successStatus: 204, summary: "Sign out this app" })
  .output(nothing)
  .handler(({ context }) => sessions.endSession(sessionIdOf(context)));

/** Operations on sessions, tokens and the phone number. */
export const accessProcedures = {
  askForPhoneChange,
  changePhone,
  joinGoogle,
  listSessions,
  endOwnSession,
  endOtherSessions,
  openTokens,
  sendSignInCode,
  openTokensByCode,
  refreshTokens,
  endTokens,
};
