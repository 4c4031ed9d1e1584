import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { invariant, kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../refusals";
import { noting } from "../security-events";
import { publishingSessionEnd } from "../sessions/publish-session-end";
import { type Device, deviceHash } from "../sign-in/devices";
import { hashPassword } from "./hash";
import { isOwnPassword } from "./own-password";
import { mustBeGoodPassword } from "./problem";
import type { PasswordOwner } from "./rules";
import { passwordHashOf } from "./stored-secrets";

interface Change {
  /** Required if the user has one. */
  currentPassword?: string | undefined;
  password: string;
  /** Ends all other sessions, and forgets all other browsers. */
  endOthers: boolean;
}

/**
 * Changes or sets a user's password. Requires the current one too, because a session can be stolen; guesses at it are limited
 * like those of a reauthentication.
 * @throws Refusal - wrong_current_password, weak_password, too_many_requests, moved_on, secrets_closed
 */
export async function changePassword(
  by: Actor,
  { currentPassword = "", password, endOthers }: Change,
  from: Device & { sessionId: string },
): Promise<void> {
  const owner = await queryOne<PasswordOwner>(sql`
    select name, email, phone from app_user where id = ${by.id}::uuid`);
  invariant(owner, "a signed-in user has an account");
  const before = await passwordHashOf(by.id);
  if (before !== null) await mustKnow(by, before, currentPassword);
  mustBeGoodPassword(password, owner);
  const changed = await write(by, before, await hashPassword(password), endOthers, from);
  if (!changed) throw new Refusal(kernelRefusals.moved_on);
  notifyRelay();
}

async function mustKnow(by: Actor, passwordHash: string, typed: string): Promise<void> {
  if (!(await isOwnPassword(by.id, passwordHash, typed))) {
    throw new Refusal(identityRefusals.wrong_current_password);
  }
}

function write(
  by: Actor,
  before: string | null,
  after: string,
  endOthers: boolean,
  from: Device & { sessionId: string },
): Promise<object | undefined> {
  return queryOne(sql`
    with changed as (
      update app_user set password_hash = ${after}
      where id = ${by.id}::uuid and password_hash_is(id, ${before}::text)
      returning id as user_id),
    voided as (
      update verification_code c set expires_at = app_now() from changed
      where c.user_id = changed.user_id and c.purpose = 'PASSWORD' and c.used_at is null and c.expires_at > app_now()),
    cancelled as (
      update pending_sign_in p set used_at = app_now() from changed where p.user_id = changed.user_id and p.used_at is null),
    ended as (
      update session s set revoked_at = app_now() from changed
      where ${endOthers}::boolean and s.user_id = changed.user_id and s.revoked_at is null and s.id <> ${from.sessionId}::uuid
      returning s.id),
    ended_published as (${publishingSessionEnd(sql`ended`)}),
    forgotten as (
      delete from device d using changed
      where ${endOthers}::boolean and d.user_id = changed.user_id and d.token_hash is distinct from ${deviceHash(from)}::bytea),
    ${noting("password_changed", sql`changed`, { address: from.address, userAgent: from.userAgent })}
    select user_id from changed`);
}
