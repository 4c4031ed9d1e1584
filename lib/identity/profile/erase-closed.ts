import "server-only";
import { join, query, queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import type { OpenBusiness } from "@/lib/kernel/slice";
import { identityEvents } from "../events";
import { ERASED_AFTER_DAYS } from "./close-account";

const BATCH = 50;

/**
 * Erases the personal data of accounts closed 30 days ago. Trades and postings stay, under 'Former user', for the books and the
 * other parties. Accounts with new business, such as an incoming payment, are skipped.
 */
export async function eraseClosed(business: readonly OpenBusiness[]): Promise<void> {
  const open = business.map(({ find }) => sql`and not exists (${find(sql`u.id`)})`);
  const due = await query<{ id: string }>(sql`
    select u.id from app_user u
    where u.erased_at is null and u.closed_at <= app_now() - make_interval(days => ${ERASED_AFTER_DAYS}::int)
      ${join(open, " ")}
    order by u.closed_at limit ${BATCH}`);
  for (const { id } of due) await erase(id);
  if (due.length > 0) notifyRelay();
}

/** Deletes all personal data in one statement. Idempotent. */
async function erase(userId: string): Promise<void> {
  await queryOne(sql`
    with before as (
      select id, picture_id from app_user
      where id = ${userId}::uuid and closed_at is not null and erased_at is null for no key update),
    erased as (
      update app_user u set name = 'Former user', bio = '', address = null, links = '{}', picture_id = null, password_hash = null, google_subject = null,
        email = 'former-' || u.id || '@erased.invalid', email_verified_at = null,
        phone = 'former-' || u.id, phone_verified_at = null, erased_at = app_now()
      from before where u.id = before.id returning u.id, before.picture_id),
    unnamed as (
      update session s set user_agent = '', address = '', revoked_at = coalesce(s.revoked_at, app_now())
      from erased where s.user_id = erased.id),
    codes as (
      update verification_code c set target = '', expires_at = least(c.expires_at, app_now()) from erased where c.user_id = erased.id),
    devices as (delete from device d using erased where d.user_id = erased.id),
    apps as (delete from totp t using erased where t.user_id = erased.id),
    recovery_codes as (delete from recovery_code r using erased where r.user_id = erased.id),
    keys as (delete from passkey p using erased where p.user_id = erased.id),
    challenges as (delete from passkey_challenge c using erased where c.user_id = erased.id),
    pending as (delete from pending_sign_in p using erased where p.user_id = erased.id),
    counted as (delete from sign_in_count c using erased where c.subject like 'known:' || erased.id || ':%'),
    dropped as (
      ${publishing(identityEvents.picture_dropped, { pictureId: sql`picture_id` }, sql`erased where picture_id is not null`)}),
    published as (
      ${publishing(identityEvents.erased, { userId: sql`id` }, sql`erased`)})
    select id from erased`);
}

/** Deletes what staff wrote in the user's restrictions; kinds and times stay. */
export async function forgetRestrictions(userId: string): Promise<void> {
  await query(sql`select forget_restrictions(${userId}::uuid)`);
}
