import "server-only";
import { join, query, queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import type { OpenBusiness } from "@/lib/kernel/slice";
import { identityEvents } from "../events";
import { ERASED_AFTER_DAYS } from "./close-account";

const BATCH = 50;

/**
 * Erases who closed their account 30 days ago. What they did stays, because the books and their partners need it, but of a
 * former user. Business that has begun meanwhile, such as money that came in, keeps its owner known.
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

/** All that says who somebody was, in one statement. Harmless when repeated. */
async function erase(userId: string): Promise<void> {
  await queryOne(sql`
    with before as (
      select id, picture_id from app_user
      where id = ${userId}::uuid and closed_at is not null and erased_at is null for no key update),
    gone as (
      update app_user u set name = 'Former user', bio = '', picture_id = null, password_hash = null, google_subject = null,
        email = 'former-' || u.id || '@erased.invalid', email_verified_at = null,
        phone = 'former-' || u.id, phone_verified_at = null, erased_at = app_now()
      from before where u.id = before.id returning u.id, before.picture_id),
    unnamed as (
      update session s set user_agent = '', address = '', revoked_at = coalesce(s.revoked_at, app_now())
      from gone where s.user_id = gone.id),
    untold as (
      update verification_code c set target = '', used_at = coalesce(c.used_at, app_now()) from gone where c.user_id = gone.id),
    devices as (delete from device d using gone where d.user_id = gone.id),
    apps as (delete from totp t using gone where t.user_id = gone.id),
    spares as (delete from recovery_code r using gone where r.user_id = gone.id),
    keys as (delete from passkey p using gone where p.user_id = gone.id),
    challenges as (delete from passkey_challenge c using gone where c.user_id = gone.id),
    held as (delete from pending_sign_in p using gone where p.user_id = gone.id),
    counted as (delete from sign_in_count c using gone where c.subject = 'account:' || gone.id),
    dropped as (
      ${publishing(identityEvents.picture_dropped, { pictureId: sql`picture_id` }, sql`gone where picture_id is not null`)}),
    published as (
      ${publishing(identityEvents.erased, { userId: sql`id` }, sql`gone`)})
    select id from gone`);
}

/** What staff wrote of them when they restricted them; the kinds and times stay. */
export async function forgetRestrictions(userId: string): Promise<void> {
  await query(sql`select forget_restrictions(${userId}::uuid)`);
}
