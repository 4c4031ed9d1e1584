import { z } from "zod";
import { text, typed } from "@/lib/kernel/input/fields";
import { parseNigerianMobile } from "./contact/phone";
import { nameSchema } from "./name-schema";
import { lengthProblem } from "./password/rules";
import { restrictionKinds } from "./restrictions/kinds";

export const emailSchema = typed("Enter your email address.")
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .pipe(z.email("Enter a full email address, such as ada@example.com."));

/** Accepts any common notation; returns E.164. */
export const phoneSchema = typed("Enter your phone number.").transform((typed, context) => {
  const phone = parseNigerianMobile(typed);
  if (phone) return phone;
  context.addIssue("Enter a Nigerian mobile number, such as 0803 123 4567.");
  return z.NEVER;
});

/** Checks a password without its owner, so that its issues are reported together with those of other fields. */
export const newPasswordSchema = text("Choose a password.").superRefine((password, context) => {
  const problem = lengthProblem(password);
  if (problem) context.addIssue(problem);
});

/** What a sign-up asks for. */
export const signUpFields = {
  name: nameSchema,
  email: emailSchema,
  phone: phoneSchema,
  password: newPasswordSchema,
};

export const codeSchema = typed("Enter the 6-digit code we sent.")
  .overwrite((given) => given.replace(/[\s-]/g, ""))
  .regex(/^\d{6}$/, "Enter the 6-digit code we sent.");

/** An email address or a phone number, as typed. */
export const identifierSchema = typed("Enter your email or phone number.")
  .trim()
  .min(3, "Enter your email or phone number.")
  .max(254, "This email address is too long.");

/** A solved CAPTCHA, as sent by the widget. */
export const captchaSchema = text().max(5_000);

export const signInCodeRequestSchema = z.strictObject({
  phone: phoneSchema,
  captcha: captchaSchema.optional(),
});

/** A number, and the code that was texted to it. */
export const signInCodeSchema = z.strictObject({ phone: phoneSchema, code: codeSchema });

export const tokenSchema = text().max(200);

/** A restriction; `until` null means until it is lifted. */
const restrictionSchema = z.object({
  kind: z.enum(restrictionKinds),
  reason: z.string(),
  until: z.string().nullable(),
  subjectKind: z.string().nullable(),
});

export const meSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  emailProven: z.boolean(),
  phoneProven: z.boolean(),
  level: z.enum(["BASIC", "VERIFIED", "TRUSTED"]),
  restrictions: z.array(restrictionSchema),
  roles: z.array(z.enum(["SUPPORT", "MODERATOR", "FINANCE", "COMPLIANCE", "CONTENT", "ADMIN", "AUDITOR"])),
});
