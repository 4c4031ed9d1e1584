import type { Limit } from "@/lib/kernel/rate-limit";

// Carriers put thousands of phones behind one address, so limits by address are wide.

export const signInByAddress: Limit = { name: "sign-in by address", max: 100, minutes: 15 };
export const signUpByAddress: Limit = { name: "sign-up by address", max: 50, minutes: 60 };
/** Mails that one address can be made to receive by strangers. */
export const signUpByEmail: Limit = { name: "sign-up by email", max: 5, minutes: 60 };
export const resetByAddress: Limit = { name: "password reset by address", max: 50, minutes: 60 };
/** Mails that one account can be made to receive by strangers; counted for names that are nobody's too. */
export const resetByName: Limit = { name: "password reset by name", max: 5, minutes: 60 };
export const phoneCodeByAccount: Limit = { name: "phone code by account", max: 5, minutes: 60 };
export const phoneCodeByPhone: Limit = { name: "phone code by phone", max: 5, minutes: 60 };
export const phoneCodeByAddress: Limit = { name: "phone code by address", max: 50, minutes: 60 };
/** Mails about joining Google that one account can be sent. */
export const googleLinkByEmail: Limit = { name: "google link by email", max: 5, minutes: 60 };
export const emailLinkByAccount: Limit = { name: "email link by account", max: 5, minutes: 60 };
export const emailLinkByAddress: Limit = { name: "email link by address", max: 50, minutes: 60 };
/** Codes of an app and recovery codes compared for one account, wherever they are asked for; forgotten when a right one comes. */
export const factorByAccount: Limit = { name: "factor by account", max: 5, minutes: 15 };
/** Passwords compared where somebody signed in proves that it is still they. */
export const stepUpPassword: Limit = { name: "step-up password by account", max: 5, minutes: 15 };
/** Challenges that anyone may ask for: each is a row. */
export const passkeySignInByAddress: Limit = { name: "passkey sign-in by address", max: 600, minutes: 15 };
/** Each reads all that somebody has ever done. */
export const exportsByAccount: Limit = { name: "export by account", max: 5, minutes: 60 };
/** Each picture is a program that runs for a second or so. */
export const picturesByAccount: Limit = { name: "picture by account", max: 20, minutes: 60 };
/** Challenges for one person's passkeys and one purpose. */
export const challengesByAccount: Limit = { name: "passkey challenge by account", max: 60, minutes: 15 };
