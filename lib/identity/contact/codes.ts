import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/kernel/env";
import { isUuid } from "@/lib/kernel/ids";

/** Minutes a texted code can be used, hours a mailed link can. */
export const PHONE_CODE_MINUTES = 10;
export const EMAIL_LINK_HOURS = 24;
/** Minutes in which a mailed link lets a new password be chosen. */
export const RESET_LINK_MINUTES = 30;
/** Guesses at one texted code, the right one included. */
export const PHONE_CODE_TRIES = 5;

/** A key of 256 bits for one purpose, which is not in the database. */
export const secretKey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", `amana ${purpose}`, 32));

/**
 * What is sent follows from the row's id and a key that is not in the database. So neither the event nor the row holds
 * it, and a message that has to be sent again says the same as the first.
 */
const secretOf = (purpose: string, codeId: string): Buffer =>
  createHmac("sha256", secretKey(purpose)).update(codeId).digest();

/** Six digits. The remainder of 48 bits by a million favours none of them by more than one in 10^8. */
export function phoneCode(codeId: string): string {
  return String(secretOf("phone code", codeId).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/** `<id>.<256 bits>`, for a link. */
export const emailToken = (codeId: string): string =>
  `${codeId}.${secretOf("email link", codeId).toString("base64url")}`;

/** The same for a link that lets a new password be chosen; neither is good for the other. */
export const resetToken = (codeId: string): string =>
  `${codeId}.${secretOf("password link", codeId).toString("base64url")}`;

/** Minutes in which a mailed link joins Google to an account. */
export const GOOGLE_LINK_MINUTES = 30;

/** The same for a link that joins Google to an account. */
export const googleToken = (codeId: string): string =>
  `${codeId}.${secretOf("google link", codeId).toString("base64url")}`;

/** The id in a link's token; undefined where it is no token. */
export function codeIdOf(token: string): string | undefined {
  const [id = ""] = token.split(".", 1);
  return isUuid(id) ? id : undefined;
}

/** What the database keeps of a code or token: a keyed hash, of no use without the key. */
export const codeHash = (codeId: string, code: string): Buffer =>
  createHmac("sha256", secretOf("stored hash", codeId)).update(code).digest();

export function hashMatches(stored: Uint8Array, codeId: string, code: string): boolean {
  const hash = codeHash(codeId, code);
  return stored.length === hash.length && timingSafeEqual(stored, hash);
}
