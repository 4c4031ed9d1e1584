import "server-only";
import { env } from "@/lib/kernel/env";
import type { Email } from "../channels";
import {
  EMAIL_LINK_HOURS,
  GOOGLE_LINK_MINUTES,
  PHONE_CODE_MINUTES,
  RESET_LINK_MINUTES,
} from "./contact/codes";

const ours = (path: string) => new URL(path, env().APP_URL).href;

/** Leads to the page that proves the address. */
export function emailProofEmail(name: string, token: string): Email {
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

/** Leads to the page where a new password is chosen. */
export function resetEmail(name: string, token: string): Email {
  return {
    subject: "Choose a new password",
    heading: "Choose a new password",
    paragraphs: [
      `Hello ${name},`,
      "Press the button to choose a new password. This also unlocks your account if too many wrong passwords locked it, and signs you out everywhere.",
      `The link works once, within ${RESET_LINK_MINUTES} minutes.`,
    ],
    button: { label: "Choose a new password", url: ours(`/reset?token=${encodeURIComponent(token)}`) },
    footnote:
      "Didn’t request this? Ignore this email and your password stays the same. Never share this link with anyone, not even us.",
  };
}

/** Leads to the page that joins Google to the account. */
export function googleEmail(name: string, token: string): Email {
  return {
    subject: "Sign in with Google from now on?",
    heading: "Connect Google to your account?",
    paragraphs: [
      `Hello ${name},`,
      "Someone, probably you, signed in to Amana with the Google account for this address. Press the button to use Google to sign in from now on. Your password still works too.",
      `The link works once, within ${GOOGLE_LINK_MINUTES} minutes.`,
    ],
    button: { label: "Connect Google", url: ours(`/sign-in/google?token=${encodeURIComponent(token)}`) },
    footnote: "Wasn’t you? Ignore this email and nothing changes.",
  };
}

/** To the owner of an account, when somebody signs up with its address again. */
export function alreadyRegisteredEmail(): Email {
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

/** To the number that an account had until now. */
export const phoneChangedText = (): string =>
  `Your Amana phone number was changed. Withdrawals are held for 24 hours. Wasn’t you? Reset your password now: ${ours("/sign-in")}`;

/** The code comes last, where phones look for it, bound to our site for the browsers that fill it in. */
export function phoneCodeText(code: string): string {
  const host = new URL(env().APP_URL).host;
  return `Your Amana code is ${code}. Valid for ${PHONE_CODE_MINUTES} minutes. Never share it with anyone, not even us.\n\n@${host} #${code}`;
}
