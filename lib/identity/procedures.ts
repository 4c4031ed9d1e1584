import "server-only";
import { z } from "zod";
import { forAnyone, forSignedIn } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { appealProcedures } from "./appeals/procedures";
import { proveEmail as prove } from "./contact/prove-email";
import { sendEmailLink as sendLink } from "./contact/send-email-link";
import { sendPhoneCode as sendCode } from "./contact/send-phone-code";
import { verifyPhone as verify } from "./contact/verify-phone";
import { factorProcedures } from "./factors/procedures";
import { passwordProcedures } from "./password/procedures";
import { profileProcedures } from "./profile/procedures";
import { readUser } from "./queries";
import { restrictionProcedures } from "./restrictions/procedures";
import { captchaSchema, codeSchema, meSchema, phoneSchema, tokenSchema } from "./schema";
import { accessProcedures } from "./sessions/procedures";
import { signUpSchema } from "./sign-in/schema";
import { signUp as makeAccount } from "./sign-in/sign-up";
import { taxProcedures } from "./tax/procedures";

const nothing = z.void();

/** Responds the same whether or not the account exists. */
export const signUp = forAnyone
  .route({ method: "POST", path: "/auth/sign-up", successStatus: 202, summary: "Sign up" })
  .input(signUpSchema)
  .output(nothing)
  .handler(({ input, context }) => makeAccount(input, context));

export const sendPhoneCode = forSignedIn
  .route({ method: "POST", path: "/auth/phone/send-code", successStatus: 204, summary: "Text me a code" })
  .input(z.strictObject({ phone: phoneSchema.optional(), captcha: captchaSchema.optional() }).optional())
  .output(nothing)
  .handler(({ input, context }) => sendCode(context.actor, { ...input, address: context.address }));

export const verifyPhone = forSignedIn
  .route({
    method: "POST",
    path: "/auth/phone/verify",
    successStatus: 204,
    summary: "Verify your phone number",
  })
  .input(z.strictObject({ code: codeSchema }))
  .output(nothing)
  .handler(({ input, context }) => verify(context.actor, input));

export const sendEmailLink = forSignedIn
  .route({
    method: "POST",
    path: "/auth/email/send-link",
    successStatus: 204,
    summary: "Request an email verification link",
  })
  .input(z.strictObject({}).optional())
  .output(nothing)
  .handler(({ context }) => sendLink(context.actor, context));

export const proveEmail = forAnyone
  .route({ method: "POST", path: "/auth/email/verify", summary: "Verify an email address" })
  .input(z.strictObject({ token: tokenSchema }))
  .output(z.object({ email: z.string() }))
  .handler(({ input }) => prove(input));

export const me = forSignedIn
  .route({ method: "GET", path: "/me", summary: "Get the signed-in user" })
  .output(meSchema)
  .handler(async ({ context }) => {
    const user = await readUser(context.actor.id);
    if (!user) throw new Refusal(kernelRefusals.not_found);
    return user;
  });

/** The slice's operations under /api/v1. */
export const identityProcedures = {
  signUp,
  sendPhoneCode,
  verifyPhone,
  sendEmailLink,
  proveEmail,
  me,
  ...factorProcedures,
  ...passwordProcedures,
  ...accessProcedures,
  ...profileProcedures,
  ...restrictionProcedures,
  ...appealProcedures,
  ...taxProcedures,
};
