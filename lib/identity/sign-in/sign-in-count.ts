import "server-only";
import { createHmac } from "node:crypto";
import { query, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { secretKey } from "../contact/codes";
import { identityRefusals } from "../refusals";
import { noting } from "../security-events";
import type { Device } from "./devices";

/** Wrong passwords after which the next attempt requires a CAPTCHA … */
const CAPTCHA_AFTER = 3;
/** … and after which sign-in is locked until the password is reset. */
const LOCKED_AFTER = 5;
/** Hours in which one wrong password is forgotten, short of the lock. 9,000 guesses a year, where a password withstands 10^6. */
const FADE_HOURS = 1;
/** Days after which counts that nobody has added to are deleted, locks too. */
const KEPT_DAYS = 90;

/**
 * The subject of a count on browsers that the account does not know: the name as typed, not an account. So names of no, one or two
 * accounts behave alike, and an account that claims a name adds nothing to the sign-in of the one that has proven it.
 */
export const nameSubject = (identifier: string): string =>
  `name:${createHmac("sha256", secretKey("sign-in name")).update(identifier).digest("base64url")}`;

/** The subject of a count on a browser, or of a program at an address, that an account knows. */
export const knownSubject = (userId: string, known: string): string => `known:${userId}:${known}`;

/** Wrong passwords of a row `kept` that still count. A lock does not fade. Its time can lie ahead: of a statement begun later. */
const remembered = sql`
  case when kept.wrong >= ${LOCKED_AFTER}::int then kept.wrong else greatest(0, kept.wrong
    - greatest(0, floor(extract(epoch from app_now() - kept.updated_at) / 3600 / ${FADE_HOURS}::int))::int) end`;

/** Whether one more attempt at a row `kept` may be answered. */
const isOpen = (hasCaptcha: boolean): Sql => sql`
  (${remembered} < ${CAPTCHA_AFTER}::int or (${hasCaptcha}::boolean and ${remembered} < ${LOCKED_AFTER}::int))`;

/**
 * The subjects that can be compared now; a first look, so that nothing is hashed for the others.
 * @throws Refusal - captcha_needed, account_locked if no subject in `deciding` can be
 */
export async function openSubjects(
  subjects: readonly string[],
  deciding: readonly string[],
  hasCaptcha: boolean,
): Promise<Set<string>> {
  const shut = await query<{ subject: string; locked: boolean }>(sql`
    select subject, ${remembered} >= ${LOCKED_AFTER}::int as locked from sign_in_count kept
    where subject = any (${subjects}::text[]) and not ${isOpen(hasCaptcha)}`);
  const lockedBy = new Map(shut.map(({ subject, locked }) => [subject, locked]));
  if (deciding.every((subject) => lockedBy.has(subject))) {
    throw shutOut(deciding.every((subject) => lockedBy.get(subject)));
  }
  return new Set(subjects.filter((subject) => !lockedBy.has(subject)));
}

/**
 * Admits the outcome of a comparison, for each subject that can still take one: in the order of these statements, whatever was
 * compared at the same time, and so never more than the limit in any number of processes. A wrong password adds to its count. A
 * right one adds nothing, and clears the count of a browser that its account knows. Returns the wrong passwords of the subjects
 * that admitted it.
 */
export async function admit(
  subjects: readonly string[],
  isRight: boolean,
  hasCaptcha: boolean,
): Promise<Map<string, number>> {
  const admitted = await query<{ subject: string; wrong: number }>(admitting(subjects, isRight, hasCaptcha));
  return new Map(admitted.map(({ subject, wrong }) => [subject, wrong]));
}

/** The statement of `admit`. */
export const admitting = (subjects: readonly string[], isRight: boolean, hasCaptcha: boolean): Sql => sql`
  insert into sign_in_count as kept (subject, wrong)
  select subject, case when ${isRight}::boolean then 0 else 1 end from unnest(${subjects}::text[]) subject order by subject
  on conflict (subject) do update set
    wrong = case when not ${isRight}::boolean then ${remembered} + 1 when kept.subject like 'known:%' then 0 else kept.wrong end,
    updated_at = case when ${isRight}::boolean then kept.updated_at else app_now() end
    where ${isOpen(hasCaptcha)}
  returning subject, wrong`;

/** The refusal of an attempt that no count admitted. */
export const shutOut = (isLocked: boolean): Refusal =>
  new Refusal(isLocked ? identityRefusals.account_locked : identityRefusals.captcha_needed);

/** The refusal of a wrong password, by the highest count. */
export function wrongPassword(counted: readonly number[]): Refusal {
  const wrong = Math.max(...counted);
  if (wrong >= LOCKED_AFTER) return new Refusal(identityRefusals.account_locked);
  return new Refusal(identityRefusals.wrong_password, { needsCaptcha: wrong >= CAPTCHA_AFTER });
}

/** Where a locked account takes no password, as its owner reads it. */
export const lockedWhere = { known: "on one browser that your account knows", new: "on new browsers" };

/** Records the lock if this attempt caused it. Executes the same statement for unknown names. */
export async function recordLock(
  userId: string | null,
  subject: string,
  wrong: number,
  { address, userAgent }: Device,
): Promise<void> {
  if (wrong !== LOCKED_AFTER) return;
  const where = lockedWhere[subject.startsWith("known:") ? "known" : "new"];
  await query(sql`
    with locked as (
      select ${userId}::uuid as user_id from sign_in_count
      where ${userId}::uuid is not null and subject = ${subject} and wrong >= ${LOCKED_AFTER}::int),
    ${noting("account_locked", sql`locked`, { address, userAgent, detail: { Where: where } })}
    select user_id from locked`);
  notifyRelay();
}

/** Deletes counts that are long over. */
export async function deleteOldCounts(): Promise<void> {
  await query(sql`
    delete from sign_in_count where updated_at < app_now() - make_interval(days => ${KEPT_DAYS}::int)`);
}
