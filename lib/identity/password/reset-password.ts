import "server-only";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { codeHash, codeIdOf, usingLink } from "../contact/codes";
import { identityRefusals } from "../refusals";
import { noting } from "../security-events";
import { publishingSessionEnd } from "../sessions/publish-session-end";
import { type Device, deviceHash } from "../sign-in/devices";
import { nameSubject } from "../sign-in/sign-in-count";
import { hashPassword } from "./hash";
import { mustBeGoodPassword } from "./problem";
import type { PasswordOwner } from "./rules";

/**
 * Sets a new password with an emailed link: ends every session, removes every lock, and forgets all browsers but this one. It
 * does not sign the user in, because that can require a second factor. A trigger holds payouts for a day.
 * @throws Refusal - reset_link_over, weak_password
 */
export async function resetPassword(
  { token, password }: { token: string; password: string },
  device: Device,
): Promise<void> {
  const link = usingLink(token, "PASSWORD");
  const owner = await readResetOwner(token);
  if (!link || !owner) throw new Refusal(identityRefusals.reset_link_over);
  mustBeGoodPassword(password, owner);
  const changed = await useLink(link, owner, await hashPassword(password), device);
  if (!changed) throw new Refusal(identityRefusals.reset_link_over);
  notifyRelay();
}

/** The user whose password a link would reset, without using it up: mail scanners open links too. */
export async function readResetOwner(token: string): Promise<PasswordOwner | undefined> {
  const codeId = codeIdOf(token);
  if (!codeId) return undefined;
  return queryOne<PasswordOwner>(sql`
    select u.name, u.email, u.phone from verification_code c join app_user u on u.id = c.user_id and u.email = c.target
    where c.id = ${codeId}::uuid and c.purpose = 'PASSWORD' and c.code_hash = ${codeHash(codeId, token)}
      and c.used_at is null and c.expires_at > app_now() and u.email_verified_at is not null and u.closed_at is null`);
}

function useLink(
  link: Sql,
  { email, phone }: PasswordOwner,
  passwordHash: string,
  device: Device,
): Promise<object | undefined> {
  return queryOne(sql`
    with used as (${link}),
    changed as (
      update app_user u set password_hash = ${passwordHash} from used
      where u.id = used.user_id and u.email = used.target and u.email_verified_at is not null and u.closed_at is null
      returning u.id as user_id, u.phone_verified_at is not null as phone_proven),
    voided as (
      update verification_code c set expires_at = app_now() from changed, used
      where c.user_id = changed.user_id and c.purpose = 'PASSWORD' and c.used_at is null and c.id <> used.id),
    ended as (
      update session s set revoked_at = app_now() from changed where s.user_id = changed.user_id and s.revoked_at is null
      returning s.id),
    ended_published as (${publishingSessionEnd(sql`ended`)}),
    cancelled as (
      update pending_sign_in p set used_at = app_now() from changed where p.user_id = changed.user_id and p.used_at is null),
    unlocked as (
      delete from sign_in_count n using changed
      where n.subject = ${nameSubject(email)} or (changed.phone_proven and n.subject = ${nameSubject(phone)})
        or n.subject like 'known:' || changed.user_id || ':%'),
    forgotten as (
      delete from device d using changed
      where d.user_id = changed.user_id and d.token_hash is distinct from ${deviceHash(device)}::bytea),
    ${noting("password_reset", sql`changed`, device)}
    select user_id from changed`);
}
