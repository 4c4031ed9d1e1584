import type { Limit } from "@/lib/kernel/rate-limit";

// Carriers put thousands of phones behind one IP address, so limits by address are high.

export const signInByAddress: Limit = { name: "sign-in by address", max: 100, minutes: 15 };
export const signUpByAddress: Limit = { name: "sign-up by address", max: 50, minutes: 60 };
/** Bounds the emails that strangers can cause at one address. */
export const signUpByEmail: Limit = { name: "sign-up by email", max: 5, minutes: 60 };
export const resetByAddress: Limit = { name: "password reset by address", max: 50, minutes: 60 };
/** Bounds the emails that strangers can cause for one account; unknown names are counted too. */
export const resetByName: Limit = { name: "password reset by name", max: 5, minutes: 60 };
export const phoneCodeByAccount: Limit = { name: "phone code by account", max: 5, minutes: 60 };
export const phoneCodeByPhone: Limit = { name: "phone code by phone", max: 5, minutes: 60 };
/** Wrong sign-in codes for one number: 3,650 of a million a year, where each code alone would allow 200,000. A right one resets it. */
export const signInCodeByPhone: Limit = { name: "sign-in code by phone", max: 10, minutes: 24 * 60 };
export const phoneCodeByAddress: Limit = { name: "phone code by address", max: 50, minutes: 60 };
/** Emails about connecting Google to one account. */
export const googleLinkByEmail: Limit = { name: "google link by email", max: 5, minutes: 60 };
export const emailLinkByAccount: Limit = { name: "email link by account", max: 5, minutes: 60 };
export const emailLinkByAddress: Limit = { name: "email link by address", max: 50, minutes: 60 };
/** App codes and recovery codes compared for one account; reset by a correct one. */
export const factorByAccount: Limit = { name: "factor by account", max: 5, minutes: 15 };
/** Passwords compared for reauthentication. */
export const stepUpPassword: Limit = { name: "step-up password by account", max: 5, minutes: 15 };
/** Challenges that need no account: each is a row. */
export const passkeySignInByAddress: Limit = { name: "passkey sign-in by address", max: 600, minutes: 15 };
/** Each export reads all of a user's rows. */
export const exportsByAccount: Limit = { name: "export by account", max: 5, minutes: 60 };
/** Each picture runs a process for about a second. */
export const picturesByAccount: Limit = { name: "picture by account", max: 20, minutes: 60 };
/** Challenges for one user's passkeys and one purpose. */
export const challengesByAccount: Limit = { name: "passkey challenge by account", max: 60, minutes: 15 };
