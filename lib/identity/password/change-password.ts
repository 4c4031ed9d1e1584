import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { forgive, limit } from "@/lib/kernel/rate-limit";
import { invariant, kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { stepUpPassword } from "../limits/limited-acts";
import { identityRefusals } from "../refusals";
import { noting } from "../security-events";
import { tellingEnd } from "../sessions/shut-out";
import { type Device, deviceHash } from "../sign-in/devices";
import { hashPassword, passwordMatches } from "./hash";
import { mustBeGoodPassword } from "./problem";
import type { PasswordOwner } from "./rules";

interface Change {
  /** Needed where there is one. */
  currentPassword?: string | undefined;
  password: string;
  /** Everywhere but here they are signed out, and no other browser is known any more. */
  endOthers: boolean;
}

interface Owner extends PasswordOwner {
  passwordHash: string | null;
}

/**
 * Changes a person's password, or gives one to whoever had none. The current one is asked for as well, because a session
 * can be stolen; guesses at it are limited like those of a step-up.
 * @throws Refusal - wrong_current_password, weak_password, too_many_requests, moved_on
 */
export async function changePassword(
  by: Actor,
  { currentPassword = "", password, endOthers }: Change,
  from: Device & { sessionId: string },
): Promise<void> {
  const owner = await queryOne<Owner>(sql`
    select name, email, phone, password_hash from app_user where id = ${by.id}::uuid`);
  invariant(owner, "whoever is signed in has an account");
  if (owner.passwordHash !== null) await mustKnow(by, owner.passwordHash, currentPassword);
  mustBeGoodPassword(password, owner);
  const changed = await write(by, owner.passwordHash, await hashPassword(password), endOthers, from);
  if (!changed) throw new Refusal(kernelRefusals.moved_on);
  notifyRelay();
}

async function mustKnow(by: Actor, passwordHash: string, typed: string): Promise<void> {
  await limit(stepUpPassword, by.id);
  if (!(await passwordMatches(passwordHash, typed))) {
    throw new Refusal(identityRefusals.wrong_current_password);
  }
  await forgive(by.id, stepUpPassword);
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
      where id = ${by.id}::uuid and password_hash is not distinct from ${before}::text
      returning id as user_id),
    voided as (
      update verification_code c set used_at = app_now() from changed
      where c.user_id = changed.user_id and c.purpose = 'PASSWORD' and c.used_at is null),
    unheld as (
      update pending_sign_in p set used_at = app_now() from changed where p.user_id = changed.user_id and p.used_at is null),
    ended as (
      update session s set revoked_at = app_now() from changed
      where ${endOthers}::boolean and s.user_id = changed.user_id and s.revoked_at is null and s.id <> ${from.sessionId}::uuid
      returning s.id),
    told as (${tellingEnd(sql`ended`)}),
    forgotten as (
      delete from device d using changed
      where ${endOthers}::boolean and d.user_id = changed.user_id and d.token_hash is distinct from ${deviceHash(from)}::bytea),
    ${noting("password_changed", sql`changed`, { address: from.address, userAgent: from.userAgent })}
    select user_id from changed`);
}
