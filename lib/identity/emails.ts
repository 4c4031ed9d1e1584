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
    subject: "Prove your email address",
    heading: "Is this your address?",
    paragraphs: [
      `Hello ${name},`,
      "Press the button to prove that this address is yours. With your phone number proven too, you can fund your wallet, buy and sell.",
      `The link works once, within ${EMAIL_LINK_HOURS} hours.`,
    ],
    button: { label: "Prove my address", url: ours(`/verify/email?token=${encodeURIComponent(token)}`) },
    footnote:
      "You did not sign up at Amana? Then ignore this mail: without the link nobody can prove your address.",
  };
}

/** Leads to the page where a new password is chosen. */
export function resetEmail(name: string, token: string): Email {
  return {
    subject: "Choose a new password",
    heading: "Choose a new password",
    paragraphs: [
      `Hello ${name},`,
      "Press the button to choose a new password. It also opens your account again if wrong passwords have locked it, and signs you out everywhere.",
      `The link works once, within ${RESET_LINK_MINUTES} minutes.`,
    ],
    button: { label: "Choose a new password", url: ours(`/reset?token=${encodeURIComponent(token)}`) },
    footnote:
      "You did not ask for this? Then ignore this mail: your password stays as it is. Never pass the link on, not even to us.",
  };
}

/** Leads to the page that joins Google to the account. */
export function googleEmail(name: string, token: string): Email {
  return {
    subject: "Sign in with Google from now on?",
    heading: "Join Google to your account?",
    paragraphs: [
      `Hello ${name},`,
      "Somebody, probably you, has signed in to Amana with a Google account of this address. Press the button, and Google opens your account from now on. Your password goes on to work.",
      `The link works once, within ${GOOGLE_LINK_MINUTES} minutes.`,
    ],
    button: { label: "Join Google", url: ours(`/sign-in/google?token=${encodeURIComponent(token)}`) },
    footnote: "It was not you? Then ignore this mail: without the link nothing changes.",
  };
}

/** To the owner of an account, when somebody signs up with its address again. */
export function alreadyRegisteredEmail(): Email {
  return {
    subject: "You already have an account",
    heading: "You already have an account",
    paragraphs: [
      "Somebody, probably you, has just signed up at Amana with this address. It belongs to your account already, so nothing has changed there.",
      "If it was you, sign in with the password you chose back then.",
    ],
    button: { label: "Sign in", url: ours("/sign-in") },
    footnote: "It was not you? Then ignore this mail. Nobody can prove your address but you.",
  };
}

/** To the number that an account had until now. */
export const phoneChangedText = (): string =>
  `Your Amana account has another phone number now. No money can be paid out for 24 hours. It was not you? Choose a new password at once: ${ours("/sign-in")}`;

/** The code comes last, where phones look for it, bound to our site for the browsers that fill it in. */
export function phoneCodeText(code: string): string {
  const host = new URL(env().APP_URL).host;
  return `Your Amana code is ${code}. It works for ${PHONE_CODE_MINUTES} minutes. Never give it to anybody, not even to us.\n\n@${host} #${code}`;
}
