import "server-only";
import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { notifyRelay } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { factorByAccount } from "../limits/limited-acts";
import { noting, type SecurityFacts } from "../security-events";
import { factorRefusals } from "./refusals";

const CODES = 10;
/** Crockford's base32, without I, L, O and U, so that handwritten codes are read correctly. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;

/** Ten codes of 50 bits each: `7Q4K9-XB2MD`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
    return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
  });
}

/** The form that is hashed: ignores case, spaces and hyphens, and corrects commonly confused letters. */
const canonical = (typed: string) =>
  typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

/** A keyed hash, so that timing of the index lookup reveals nothing about the code. */
export function recoveryHash(userId: string, code: string): Buffer {
  const key = Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "amana recovery code", 32));
  return createHmac("sha256", key)
    .update(`${userId}:${canonical(code)}`)
    .digest();
}

/** CTEs `old_codes` and `new_codes`, which replace the codes of each row of `source` (user_id). */
export function replacingCodes(source: Sql, userId: string, codes: string[]): Sql {
  const hashes = codes.map((code) => recoveryHash(userId, code).toString("hex"));
  return sql`
    old_codes as (delete from recovery_code r using ${source} where r.user_id = ${source}.user_id),
    new_codes as (
      insert into recovery_code (user_id, code_hash)
      select ${source}.user_id, decode(hash, 'hex') from ${source}, unnest(${hashes}::text[]) hash)`;
}

/**
 * Uses up a recovery code. Counted before the lookup, together with codes of the app.
 * @throws Refusal - wrong_recovery_code, too_many_requests
 */
export async function takeRecoveryCode(userId: string, code: string, from: SecurityFacts): Promise<void> {
  await limit(factorByAccount, userId);
  const used = await queryOne(sql`
    with used as (
      update recovery_code set used_at = app_now()
      where user_id = ${userId}::uuid and code_hash = ${recoveryHash(userId, code)} and used_at is null
      returning user_id),
    ${noting("recovery_code_used", sql`used`, from)}
    select user_id from used`);
  if (!used) throw new Refusal(factorRefusals.wrong_recovery_code);
  notifyRelay();
}
