import type { Limit } from "../rate-limit";

// Carriers put thousands of phones behind one address, so limits by address are wide.

/** Passwords compared for one account; forgotten when the right one comes. */
export const signInByName: Limit = { name: "sign-in by name", max: 10, minutes: 15 };
export const signInByAddress: Limit = { name: "sign-in by address", max: 100, minutes: 15 };
export const signUpByAddress: Limit = { name: "sign-up by address", max: 50, minutes: 60 };
/** Mails that one address can be made to receive by strangers. */
export const signUpByEmail: Limit = { name: "sign-up by email", max: 5, minutes: 60 };
export const phoneCodeByAccount: Limit = { name: "phone code by account", max: 5, minutes: 60 };
export const phoneCodeByPhone: Limit = { name: "phone code by phone", max: 5, minutes: 60 };
export const phoneCodeByAddress: Limit = { name: "phone code by address", max: 50, minutes: 60 };
export const emailLinkByAccount: Limit = { name: "email link by account", max: 5, minutes: 60 };
export const emailLinkByAddress: Limit = { name: "email link by address", max: 50, minutes: 60 };
