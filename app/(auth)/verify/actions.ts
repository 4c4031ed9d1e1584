"use server";
import { z } from "zod";
import { proveEmail, sendEmailLink, sendPhoneCode, verifyPhone } from "@/lib/identity/procedures";
import { text } from "@/lib/kernel/input/fields";
import { formAction } from "@/lib/web/form-action";
import { withNext } from "@/lib/web/sign-in";

const backToProofs = (_: unknown, values: Record<string, string>) => withNext("/verify", values.next);

export const textMeACode = formAction(sendPhoneCode, {
  form: z.object({ phone: text().optional(), captcha: text().optional() }),
  leadsTo: backToProofs,
});

export const proveMyNumber = formAction(verifyPhone, {
  form: z.object({ code: text() }),
  leadsTo: backToProofs,
});

export const mailMeALink = formAction(sendEmailLink);

export const proveMyAddress = formAction(proveEmail, {
  form: z.object({ token: text() }),
  leadsTo: () => "/verify/email?proven=yes",
});
