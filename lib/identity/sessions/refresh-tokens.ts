import "server-only";
import { createHash } from "node:crypto";
import { query, sql } from "@/lib/kernel/db";

/** Days after which an unused refresh token expires. */
export const REFRESH_DAYS = 7;

/** The stored hash of a refresh token. The token is long and random, so a plain hash suffices. */
export const refreshHash = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Deletes expired tokens. */
export async function deleteExpiredTokens(): Promise<void> {
  await query(sql`delete from refresh_token where expires_at <= app_now()`);
}
