import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { limit } from "@/lib/kernel/rate-limit";
import { challengesByAccount } from "../limits/limited-acts";

/** Minutes that somebody has to use their passkey. */
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
  /** Random and never given out twice. */
  nonce: Buffer;
}

/**
 * Makes a challenge that can be used once; without a user, for a passkey that is to say whose it is.
 * @throws Refusal - too_many_requests
 */
export async function newChallenge(purpose: ChallengePurpose, userId: string | null): Promise<Challenge> {
  // For one purpose: whoever knows the password, and asks in vain to sign in, keeps the owner from nothing else.
  if (userId) await limit(challengesByAccount, `${purpose}:${userId}`);
  const challenge = { id: randomUUID(), nonce: randomBytes(NONCE_BYTES) };
  await query(sql`
    insert into passkey_challenge (id, user_id, purpose, challenge, expires_at)
    values (${challenge.id}::uuid, ${userId}::uuid, ${purpose}, ${challenge.nonce},
      app_now() + make_interval(mins => ${CHALLENGE_MINUTES}::int))`);
  return challenge;
}

/** Uses a challenge up, whatever comes of it; undefined where it is another's, for something else, too old or used. */
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

/** Removes what nobody can answer any more. */
export async function forgetOldChallenges(): Promise<void> {
  await query(sql`delete from passkey_challenge where expires_at < app_now() - interval '1 day'`);
  await query(sql`delete from pending_sign_in where expires_at < app_now() - interval '1 day'`);
}
