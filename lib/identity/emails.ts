import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Email } from "../channels";
import {
  codeHash,
  EMAIL_LINK_HOURS,
  emailToken,
  GOOGLE_LINK_MINUTES,
  googleToken,
  PHONE_CODE_MINUTES,
  phoneCode,
  RESET_LINK_MINUTES,
  resetToken,
} from "./contact/codes";
import { withFactor } from "./factors/queries";

const ours = (path: string) => new URL(path, env().APP_URL).href;

interface AboutCode {
  codeId: string;
}

interface PendingCode {
  name: string;
  email: string;
  /** The address, number or Google account that the code verifies. */
  target: string;
  /** Another account has verified the address. */
  isTaken: boolean;
}

/** A code that is neither used nor expired. */
const readPendingCode = (codeId: string, purpose: "EMAIL" | "PHONE" | "GOOGLE" | "PASSWORD") =>
  queryOne<PendingCode>(sql`
    select u.name, u.email, c.target,
      exists (select from app_user o where o.email = c.target and o.id <> u.id and o.email_verified_at is not null) as is_taken
    from verification_code c join app_user u on u.id = c.user_id
    where c.id = ${codeId}::uuid and c.purpose = ${purpose}::code_purpose and c.used_at is null and c.expires_at > app_now()`);

async function emailProof({ codeId }: AboutCode) {
  const code = await readPendingCode(codeId, "EMAIL");
  if (!code) return undefined;
  const message = code.isTaken ? alreadyRegisteredEmail() : emailProofEmail(code.name, emailToken(codeId));
  return { to: code.target, message };
}

/** Asks the owner of an account, at its verified address, to connect Google. */
async function googleLink({ codeId }: AboutCode) {
  const code = await readPendingCode(codeId, "GOOGLE");
  return code && { to: code.email, message: googleEmail(code.name, googleToken(codeId)) };
}

async function phoneCodeSent({ codeId }: AboutCode) {
  const code = await readPendingCode(codeId, "PHONE");
  return code && { to: code.target, message: codeText("code", phoneCode(codeId)) };
}

/**
 * The code that signs in, for the account that has verified the number. An account with a second factor is not signed in by a
 * code: its owner would wait for one, so the text says how to sign in instead. Only the number's owner reads it.
 */
async function signInCode({ codeId, phone: to }: AboutCode & { phone: string }) {
  const owner = await readCodeOwner(codeId, to);
  return (
    owner && { to, message: owner.hasFactor ? noCodeText() : codeText("sign-in code", phoneCode(codeId)) }
  );
}

const readCodeOwner = (codeId: string, phone: string) =>
  queryOne<{ hasFactor: boolean }>(sql`
    select ${withFactor("u")} as has_factor from sign_in_code c join app_user u on u.phone = c.phone
    where c.id = ${codeId}::uuid and c.phone = ${phone} and c.used_at is null and c.expires_at > app_now()
      and u.phone_verified_at is not null and u.closed_at is null`);

/**
 * The password reset link, sent to the account's verified address. Never to an unverified one: if it was mistyped, the link
 * would give the account to a stranger. A user who has verified nothing yet can sign up again.
 */
async function reset({ codeId, name }: AboutCode & { name: string }) {
  await makeResetCode(codeId, name);
  const code = await readPendingCode(codeId, "PASSWORD");
  return code && { to: code.target, message: resetEmail(code.name, resetToken(codeId)) };
}

/** Idempotent: keeps an existing code. */
async function makeResetCode(codeId: string, name: string): Promise<void> {
  const isTheirs = name.includes("@")
    ? sql`u.email = ${name}`
    : sql`u.phone = ${name} and u.phone_verified_at is not null`;
  await query(sql`
    insert into verification_code (id, user_id, purpose, target, code_hash, expires_at)
    select ${codeId}::uuid, u.id, 'PASSWORD', u.email, ${codeHash(codeId, resetToken(codeId))},
      app_now() + make_interval(mins => ${RESET_LINK_MINUTES}::int)
    from app_user u where ${isTheirs} and u.email_verified_at is not null and u.closed_at is null
    on conflict (id) do nothing`);
}

/** The old number is the only way to reach an owner whose mailbox was taken over too. */
async function oldPhone({ oldPhone: to }: { oldPhone: string }) {
  return { to, message: phoneChangedText() };
}

function emailProofEmail(name: string, token: string): Email {
  return {
    subject: "Verify your email address",
    heading: "Verify your email address",
    paragraphs: [
      `Hello ${name},`,
      "Press the button to verify this address. Once your phone number is verified too, you can add money, buy and sell.",
      `The link works once, within ${EMAIL_LINK_HOURS} hours.`,
    ],
    button: { label: "Verify email", url: ours(`/verify/email?token=${encodeURIComponent(token)}`) },
    footnote:
      "Didn’t sign up for Amana? Ignore this email: nobody can verify your address without this link.",
  };
}

function resetEmail(name: string, token: string): Email {
  return {
    subject: "Choose a new password",
    heading: "Choose a new password",
    paragraphs: [
      `Hello ${name},`,
      "Press the button to choose a new password. This also unlocks your account if too many wrong passwords locked it, and signs you out everywhere. Withdrawals are then held for 24 hours, in case it wasn’t you.",
      `The link works once, within ${RESET_LINK_MINUTES} minutes.`,
    ],
    button: { label: "Choose a new password", url: ours(`/reset?token=${encodeURIComponent(token)}`) },
    footnote:
      "Didn’t request this? Ignore this email and your password stays the same. Never share this link with anyone, not even us.",
  };
}

function googleEmail(name: string, token: string): Email {
  return {
    subject: "Sign in with Google from now on?",
    heading: "Connect Google to your account?",
    paragraphs: [
      `Hello ${name},`,
      "Someone, probably you, signed in to Amana with the Google account for this address. Press the button to use Google to sign in from now on. Your password still works too. Withdrawals are then held for 24 hours, in case it wasn’t you.",
      `The link works once, within ${GOOGLE_LINK_MINUTES} minutes.`,
    ],
    button: { label: "Connect Google", url: ours(`/sign-in/google?token=${encodeURIComponent(token)}`) },
    footnote: "Wasn’t you? Ignore this email and nothing changes.",
  };
}

/** For the owner of an account when a sign-up uses its address again. */
function alreadyRegisteredEmail(): Email {
  return {
    subject: "You already have an account",
    heading: "You already have an account",
    paragraphs: [
      "Someone, probably you, tried to sign up for Amana with this address. It already belongs to your account, so nothing has changed.",
      "If it was you, sign in with your existing password.",
    ],
    button: { label: "Sign in", url: ours("/sign-in") },
    footnote: "Wasn’t you? Ignore this email. Only you can verify this address.",
  };
}

const phoneChangedText = (): string =>
  `Your Amana phone number was changed. Withdrawals are held for 24 hours. Wasn’t you? Reset your password now: ${ours("/sign-in")}`;

const noCodeText = (): string =>
  `Your Amana account has two-step sign-in, so a texted code can’t sign you in. Use your password or passkey: ${ours("/sign-in")} Wasn’t you? You can ignore this.`;

/** The last line follows the format of origin-bound one-time codes, for autofill. */
function codeText(what: "code" | "sign-in code", code: string): string {
  const host = new URL(env().APP_URL).host;
  return `Your Amana ${what} is ${code}. Valid for ${PHONE_CODE_MINUTES} minutes. Never share it with anyone, not even us.\n\n@${host} #${code}`;
}

/** Messages to an address or number other than the user's current verified ones. */
export const identityMessages = {
  emailProof,
  googleLink,
  reset,
  phoneCode: phoneCodeSent,
  signInCode,
  oldPhone,
};
