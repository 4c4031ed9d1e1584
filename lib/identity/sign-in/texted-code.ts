import "server-only";
import { query, queryOne, raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit, limitGuess } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { codeHash, PHONE_CODE_MINUTES, phoneCode } from "../contact/codes";
import { comparable, rightOf, wrongCode } from "../contact/phone-codes";
import { identityEvents } from "../events";
import { withFactor } from "../factors/queries";
import {
  phoneCodeByAddress,
  phoneCodeByPhone,
  signInByAddress,
  signInCodeByPhone,
} from "../limits/limited-acts";
import { identityRefusals } from "../refusals";
import { mustNotBeRestricted, type Restrictions, restrictionsIn } from "../restrictions/restrictions";
import { limitOrCaptcha } from "./captcha";
import type { Device } from "./devices";

interface CodeRequest {
  /** E.164. */
  phone: string;
  address: string;
  /** A solved CAPTCHA, as sent by the widget. */
  captcha?: string | undefined;
}

/**
 * Makes a code for a number, whether or not an account has it; the job that texts it looks. So this does the same work, and gives
 * the same response, for every number. Earlier codes stay valid, because texts can arrive late and out of order.
 * @throws Refusal - too_many_requests, captcha_first
 */
export async function sendSignInCode({ phone, address, captcha }: CodeRequest): Promise<void> {
  await limitOrCaptcha(phoneCodeByAddress, address, captcha);
  await limit(phoneCodeByPhone, phone);
  const codeId = newId();
  const hash = codeHash(codeId, phoneCode(codeId));
  await query(sql`
    with code as (
      insert into sign_in_code (id, phone, code_hash, expires_at)
      values (${codeId}::uuid, ${phone}, ${hash}, app_now() + make_interval(mins => ${PHONE_CODE_MINUTES}::int))
      returning id)
    ${publishing(identityEvents.sign_in_code_asked, { codeId: sql`id`, phone }, sql`code`)}`);
  notifyRelay();
}

interface Guess {
  phone: string;
  code: string;
}

/**
 * Checks a texted code, uses it up with every other of its number, and returns the user. Until a code is right nothing depends
 * on whether an account has the number.
 * @throws Refusal - wrong_code, code_over, too_many_requests; with a right code: code_not_enough, blocked
 */
export async function checkTextedCode(
  { phone, code }: Guess,
  { address }: Pick<Device, "address">,
): Promise<{ userId: string }> {
  await limit(signInByAddress, address);
  const open = comparable(await countGuess(phone));
  const right = rightOf(open, code);
  if (open.length > 0) await limitGuess(signInCodeByPhone, phone, right !== undefined);
  if (!right) throw wrongCode(open);
  const owner = await useUp(right.id);
  if (!owner) throw new Refusal(identityRefusals.code_over);
  if (owner.hasFactor) throw new Refusal(identityRefusals.code_not_enough);
  mustNotBeRestricted(owner.restrictions, "signIn", owner.now);
  return { userId: owner.id };
}

/** Counts a guess for each valid code of a number before it is compared. Returns them, oldest first. */
const countGuess = (phone: string) =>
  query<{ id: string; codeHash: Buffer; tries: number }>(sql`
    with counted as (
      update sign_in_code set tries = tries + 1
      where phone = ${phone} and used_at is null and expires_at > app_now() returning id, code_hash, tries)
    select id, code_hash, tries from counted order by id`);

interface Owner {
  id: string;
  hasFactor: boolean;
  restrictions: Restrictions;
  now: Date;
}

/** The account that has verified the code's number. None if a concurrent call was first, or no account has. */
const useUp = (codeId: string) =>
  queryOne<Owner>(sql`
    with used as (
      update sign_in_code set used_at = app_now() where id = ${codeId}::uuid and used_at is null returning phone),
    others_used as (
      update sign_in_code c set used_at = app_now() from used
      where c.phone = used.phone and c.used_at is null and c.id <> ${codeId}::uuid)
    select u.id, ${withFactor("u")} as has_factor, ${raw(restrictionsIn("a"))} as restrictions, app_now() as now
    from used join app_user u on u.phone = used.phone left join allowance a on a.user_id = u.id
    where u.phone_verified_at is not null and u.closed_at is null`);

/** Deletes codes that have expired. */
export async function deleteExpiredCodes(): Promise<void> {
  await query(sql`delete from sign_in_code where expires_at <= app_now()`);
}
