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
/** Attempts per pending sign-in, including the successful one. */
const PENDING_TRIES = 5;

/**
 * Continues after the first factor (a password or Google): starts a session, or a pending sign-in if the user has a second
 * factor. Only the browser knows its id.
 * @throws Refusal - blocked; not_found if the account is closed
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
 * Finishes a pending sign-in with a second factor. Each attempt is counted before anything is compared.
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
  const pending = await queryOne<{ userId: string }>(sql`
    update pending_sign_in set tries = tries + 1
    where id = ${pendingId}::uuid and used_at is null and expires_at > app_now() and tries < ${PENDING_TRIES}::int
    returning user_id`);
  if (!pending) throw new Refusal(factorRefusals.sign_in_over);
  return pending.userId;
}

/**
 * Signs in with a passkey alone. With user verification it counts as both factors.
 * @throws Refusal - challenge_over, passkey_refused, blocked; not_found if the account is closed
 */
export async function signInByPasskey(passkey: Assertion, device: Device): Promise<{ sessionId: string }> {
  const userId = await takeAssertion("sign_in", null, passkey);
  return openSessionFor(userId, device, { viaFactor: true });
}
