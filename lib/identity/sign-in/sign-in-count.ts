import "server-only";
import { createHmac } from "node:crypto";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { secretKey } from "../contact/codes";
import { identityRefusals } from "../refusals";
import { noting } from "../security-events";
import type { Device } from "./devices";

/** Consecutive wrong passwords after which the next attempt requires a CAPTCHA … */
const CAPTCHA_AFTER = 3;
/** … and after which the account is locked until the password is reset. */
const LOCKED_AFTER = 5;
/** Days after which counts of unknown names are deleted. */
const UNKNOWN_DAYS = 90;

/** The subject of a count: a known browser, or all unknown browsers of an account together. */
export const subjectOf = (userId: string, deviceId: string | null): string =>
  deviceId ? `device:${deviceId}` : `account:${userId}`;

/** Unknown names are counted too; otherwise the fourth attempt would reveal whether an account exists. */
export const unknownSubject = (identifier: string): string =>
  `nobody:${createHmac("sha256", secretKey("sign-in name")).update(identifier).digest("base64url")}`;

/**
 * Counts an attempt for each subject, before any password is compared and in one statement, so that concurrent attempts in any
 * number of processes cannot exceed the limit. Returns the subjects that can be compared, with their wrong passwords including
 * this attempt.
 * @throws Refusal - captcha_needed, account_locked if no subject can be compared
 */
export async function countTry(
  subjects: readonly string[],
  hasCaptcha: boolean,
): Promise<Map<string, number>> {
  const counted = await countAlso(subjects, hasCaptcha);
  if (counted.size === 0) throw await refusalFor(subjects);
  return counted;
}

/** The same for subjects that do not determine the response. */
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

async function refusalFor(subjects: readonly string[]): Promise<Refusal> {
  const open = await queryOne(sql`
    select subject from sign_in_count where subject = any (${subjects}::text[]) and wrong < ${LOCKED_AFTER}::int limit 1`);
  return new Refusal(open ? identityRefusals.captcha_needed : identityRefusals.account_locked);
}

/** The refusal of a wrong password, by the highest count. */
export function wrongPassword(counted: Iterable<number>): Refusal {
  const wrong = Math.max(...counted);
  if (wrong >= LOCKED_AFTER) return new Refusal(identityRefusals.account_locked);
  return new Refusal(identityRefusals.wrong_password, { needsCaptcha: wrong >= CAPTCHA_AFTER });
}

/** The right password clears the wrong ones before it. */
export async function clearCount(subject: string): Promise<void> {
  await query(sql`delete from sign_in_count where subject = ${subject}`);
}

/** Records the lock if this attempt caused it. Executes the same statement for unknown names. */
export async function recordLock(
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

/** Deletes old counts of unknown names. */
export async function deleteUnknownCounts(): Promise<void> {
  await query(sql`
    delete from sign_in_count
    where subject like 'nobody:%' and updated_at < app_now() - make_interval(days => ${UNKNOWN_DAYS}::int)`);
}
