import "server-only";
import { createHash } from "node:crypto";
import { query, sql } from "@/lib/kernel/db";

/** A program that is not heard of for so long has to sign in again. */
export const REFRESH_DAYS = 7;

/** What the database keeps of a refresh token. It is long and random, so a plain hash will do. */
export const refreshHash = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Removes tokens that are over, used or not. */
export async function forgetOldTokens(): Promise<void> {
  await query(sql`delete from refresh_token where expires_at <= app_now()`);
}
