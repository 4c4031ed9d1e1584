import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { isUniqueViolation, type Sql, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { isUuid } from "@/lib/kernel/ids";

/** Validity of a texted code in minutes, and of an email link in hours. */
export const PHONE_CODE_MINUTES = 10;
export const EMAIL_LINK_HOURS = 24;
/** Validity of a password reset link, in minutes. */
export const RESET_LINK_MINUTES = 30;
/** Attempts per texted code, including the successful one. */
export const PHONE_CODE_TRIES = 5;

/** A 256-bit key for one purpose, derived from AUTH_SECRET. */
export const secretKey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", `amana ${purpose}`, 32));

/**
 * The secret is derived from the row's id and a key outside the database. So neither the event nor the row contains it, and a
 * resent message contains the same secret.
 */
const secretOf = (purpose: string, codeId: string): Buffer =>
  createHmac("sha256", secretKey(purpose)).update(codeId).digest();

/** Six digits: 48 bits modulo a million, with a bias below one in 10^8. */
export function phoneCode(codeId: string): string {
  return String(secretOf("phone code", codeId).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/** `<id>.<256 bits>`, for an email verification link. */
export const emailToken = (codeId: string): string =>
  `${codeId}.${secretOf("email link", codeId).toString("base64url")}`;

/** The same for a password reset link. Tokens of one purpose are invalid for another. */
export const resetToken = (codeId: string): string =>
  `${codeId}.${secretOf("password link", codeId).toString("base64url")}`;

/** Validity of a link that connects Google to an account, in minutes. */
export const GOOGLE_LINK_MINUTES = 30;

/** The same for a link that connects Google to an account. */
export const googleToken = (codeId: string): string =>
  `${codeId}.${secretOf("google link", codeId).toString("base64url")}`;

/** The id in a link's token; undefined if it is malformed. */
export function codeIdOf(token: string): string | undefined {
  const [id = ""] = token.split(".", 1);
  return isUuid(id) ? id : undefined;
}

/** The keyed hash of a code or token, as stored. */
export const codeHash = (codeId: string, code: string): Buffer =>
  createHmac("sha256", secretOf("stored hash", codeId)).update(code).digest();

/** The statement that uses up an emailed link, answering with its id, owner and target; no row if it is over, undefined if it is malformed. */
export function usingLink(token: string, purpose: "EMAIL" | "PASSWORD" | "GOOGLE"): Sql | undefined {
  const id = codeIdOf(token);
  if (!id) return undefined;
  return sql`
    update verification_code set used_at = app_now()
    where id = ${id}::uuid and purpose = ${purpose}::code_purpose and code_hash = ${codeHash(id, token)}
      and used_at is null and expires_at > app_now()
    returning id, user_id, target`;
}

/** Links of two accounts for the same target are used concurrently: the unique index lets one of them succeed. */
export function takenAsUsed(error: unknown): undefined {
  if (!isUniqueViolation(error)) throw error;
}

export function hashMatches(stored: Uint8Array, codeId: string, code: string): boolean {
  const hash = codeHash(codeId, code);
  return stored.length === hash.length && timingSafeEqual(stored, hash);
}
