import "server-only";
import { createHmac } from "node:crypto";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { secretKey } from "../contact/codes";
import { identityRefusals } from "../refusals";
import { noting } from "../security-events";
import type { Device } from "./devices";

/** Wrong passwords in a row after which the next try needs a CAPTCHA … */
const CAPTCHA_AFTER = 3;
/** … and after which there is no next try before the password has been reset. */
const LOCKED_AFTER = 5;
/** Names that are nobody's are forgotten after this; an account's count is not. */
const NOBODY_DAYS = 90;

/** What wrong passwords are counted for: a browser that the account knows, or all that it does not know together. */
export const subjectOf = (userId: string, deviceId: string | null): string =>
  deviceId ? `device:${deviceId}` : `account:${userId}`;

/** A name that is nobody's is counted too, or the fourth try would tell who has an account. */
export const nobody = (identifier: string): string =>
  `nobody:${createHmac("sha256", secretKey("sign-in name")).update(identifier).digest("base64url")}`;

/**
 * Counts a try for each subject, before any password is compared and in one statement: of tries at the same moment, in any
 * number of processes, no more get through than of tries in turn. Answers the subjects that may be compared, with
 * their wrong passwords so far if this is one.
 * @throws Refusal - captcha_needed, account_locked, where no subject may be
 */
export async function countTry(
  subjects: readonly string[],
  hasCaptcha: boolean,
): Promise<Map<string, number>> {
  const counted = await countAlso(subjects, hasCaptcha);
  if (counted.size === 0) throw await whyNot(subjects);
  return counted;
}

/** The same for subjects that decide nothing about the answer. */
export async function countAlso(
  subjects: readonly string[],
  hasCaptcha: boolean,
): Promise<Map<string, number>> {
  const counted = await query<{ subject: string; wrong: number }>(countingTry(subjects, hasCaptcha));
  return new Map(counted.map(({ subject, wrong }) => [subject, wrong]));
}

/** The statement of `countTry`. */
export const countingTry = (subjects: readonly string[], hasCaptcha: boolean): Sql => sql`
  insert into sign_in_count as kept (subject, wrong)
  select subject, 1 from unnest(${subjects}::text[]) subject order by subject
  on conflict (subject) do update set wrong = kept.wrong + 1, updated_at = app_now()
    where kept.wrong < ${CAPTCHA_AFTER}::int or (${hasCaptcha}::boolean and kept.wrong < ${LOCKED_AFTER}::int)
  returning subject, wrong`;

async function whyNot(subjects: readonly string[]): Promise<Refusal> {
  const open = await queryOne(sql`
    select subject from sign_in_count where subject = any (${subjects}::text[]) and wrong < ${LOCKED_AFTER}::int limit 1`);
  return new Refusal(open ? identityRefusals.captcha_needed : identityRefusals.account_locked);
}

/** What a wrong password is answered with, by the highest count that it was a try of. */
export function wrongPassword(counted: Iterable<number>): Refusal {
  const wrong = Math.max(...counted);
  if (wrong >= LOCKED_AFTER) return new Refusal(identityRefusals.account_locked);
  return new Refusal(identityRefusals.wrong_password, { needsCaptcha: wrong >= CAPTCHA_AFTER });
}

/** The right password clears the wrong ones before it. */
export async function clearCount(subject: string): Promise<void> {
  await query(sql`delete from sign_in_count where subject = ${subject}`);
}

/** Tells an account's owner of the lock, if this wrong password was the one that locked it. For nobody the same is asked in vain. */
export async function noteLock(
  userId: string | null,
  subject: string,
  wrong: number,
  { address, userAgent }: Device,
): Promise<void> {
  if (wrong !== LOCKED_AFTER) return;
  const where = subject.startsWith("device:") ? "on one browser that your account knows" : "on new browsers";
  await query(sql`
    with locked as (
      select ${userId}::uuid as user_id from sign_in_count
      where ${userId}::uuid is not null and subject = ${subject} and wrong >= ${LOCKED_AFTER}::int),
    ${noting("account_locked", sql`locked`, { address, userAgent, detail: { Where: where } })}
    select user_id from locked`);
  notifyRelay();
}

/** Removes what is counted for names that are nobody's, once it is old. */
export async function forgetNobodies(): Promise<void> {
  await query(sql`
    delete from sign_in_count
    where subject like 'nobody:%' and updated_at < app_now() - make_interval(days => ${NOBODY_DAYS}::int)`);
}
