import "server-only";
import { randomUUID } from "node:crypto";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { takeAssertion } from "../factors/passkeys";
import { takeFactor } from "../factors/proof";
import { hasFactor } from "../factors/queries";
import { factorRefusals } from "../factors/refusals";
import type { Assertion, Factor } from "../factors/schema";
import { openSessionFor } from "../sessions/open-session";
import type { Device } from "./devices";

const PENDING_MINUTES = 10;
/** Factors tried for one right password, the right one included. */
const PENDING_TRIES = 5;

/**
 * What the first factor leads to, be it the password or another's word for somebody: the session where there is no second
 * one, else a sign-in that waits for it. Its id is a secret of the browser's.
 * @throws Refusal - blocked; not_found, where the account was closed
 */
export async function startSessionOrChallenge(
  userId: string,
  device: Device,
): Promise<{ sessionId: string } | { pendingId: string }> {
  if (!(await hasFactor(userId))) return openSessionFor(userId, device, { viaFactor: true });
  const pendingId = randomUUID();
  await query(sql`
    insert into pending_sign_in (id, user_id, expires_at)
    values (${pendingId}::uuid, ${userId}::uuid, app_now() + make_interval(mins => ${PENDING_MINUTES}::int))`);
  return { pendingId };
}

/**
 * Signs in who was held, by their second factor. Each try is counted before anything is compared.
 * @throws Refusal - sign_in_over, blocked, those of a factor
 */
export async function finishSignIn(
  pendingId: string,
  factor: Factor,
  device: Device,
): Promise<{ sessionId: string }> {
  const userId = await countTry(pendingId);
  await takeFactor(userId, factor, "sign_in", { address: device.address, userAgent: device.userAgent });
  const used = await queryOne(sql`
    update pending_sign_in set used_at = app_now() where id = ${pendingId}::uuid and used_at is null returning id`);
  if (!used) throw new Refusal(factorRefusals.sign_in_over);
  return openSessionFor(userId, device, { viaFactor: true });
}

async function countTry(pendingId: string): Promise<string> {
  const tried = await queryOne<{ userId: string }>(sql`
    update pending_sign_in set tries = tries + 1
    where id = ${pendingId}::uuid and used_at is null and expires_at > app_now() and tries < ${PENDING_TRIES}::int
    returning user_id`);
  if (!tried) throw new Refusal(factorRefusals.sign_in_over);
  return tried.userId;
}

/**
 * Signs in by a passkey alone: a thing that they have, unlocked by what they know or are, so it counts as both factors.
 * @throws Refusal - challenge_over, passkey_refused, blocked; not_found, where the account was closed
 */
export async function signInByPasskey(passkey: Assertion, device: Device): Promise<{ sessionId: string }> {
  const userId = await takeAssertion("sign_in", null, passkey);
  return openSessionFor(userId, device, { viaFactor: true });
}
