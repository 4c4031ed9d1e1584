import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { limit } from "@/lib/kernel/rate-limit";
import { challengesByAccount } from "../limits/limited-acts";

/** Validity of a challenge, in minutes. */
export const CHALLENGE_MINUTES = 5;
const NONCE_BYTES = 32;

export type ChallengePurpose =
  | "register"
  | "sign_in"
  | "step_up"
  | "trade.approve"
  | "trade.concede"
  | "payout.request";

export interface Challenge {
  id: string;
  nonce: Buffer;
}

/**
 * Makes a challenge that can be used once. Without a user it is for a discoverable passkey.
 * @throws Refusal - too_many_requests
 */
export async function newChallenge(purpose: ChallengePurpose, userId: string | null): Promise<Challenge> {
  // Counted by purpose, so that an attacker with the password cannot use up the owner's other challenges.
  if (userId) await limit(challengesByAccount, `${purpose}:${userId}`);
  const challenge = { id: randomUUID(), nonce: randomBytes(NONCE_BYTES) };
  await query(sql`
    insert into passkey_challenge (id, user_id, purpose, challenge, expires_at)
    values (${challenge.id}::uuid, ${userId}::uuid, ${purpose}, ${challenge.nonce},
      app_now() + make_interval(mins => ${CHALLENGE_MINUTES}::int))`);
  return challenge;
}

/** Uses up a challenge; undefined if it is for another user or purpose, expired or already used. */
export async function takeChallenge(
  id: string,
  purpose: ChallengePurpose,
  userId: string | null,
): Promise<Buffer | undefined> {
  const taken = await queryOne<{ challenge: Buffer }>(sql`
    update passkey_challenge set used_at = app_now()
    where id = ${id}::uuid and purpose = ${purpose} and user_id is not distinct from ${userId}::uuid
      and used_at is null and expires_at > app_now()
    returning challenge`);
  return taken?.challenge;
}

/** Deletes expired challenges and pending sign-ins. */
export async function deleteExpiredChallenges(): Promise<void> {
  await query(sql`delete from passkey_challenge where expires_at < app_now() - interval '1 day'`);
  await query(sql`delete from pending_sign_in where expires_at < app_now() - interval '1 day'`);
}
