import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { identityEvents } from "../events";
import { phoneCodeByAccount, phoneCodeByAddress, phoneCodeByPhone } from "../limits/limited-acts";
import { identityRefusals } from "../refusals";
import { noting, type SecurityFacts } from "../security-events";
import { limitOrCaptcha } from "../sign-in/captcha";
import { codeHash, PHONE_CODE_MINUTES, phoneCode } from "./codes";
import { maskPhone } from "./phone";
import { guessPhoneCode, usingPhoneCode, usingUp } from "./phone-codes";

/**
 * Texts a code to the new number. The verified number stays until the code is entered. Voids earlier codes to other numbers.
 * @throws Refusal - phone_same, phone_unproven, too_many_requests, captcha_first
 */
export async function askForPhoneChange(
  by: Actor,
  { phone, address, captcha }: { phone: string; address: string; captcha?: string | undefined },
): Promise<void> {
  if (phone === (await provenPhoneOf(by))) throw new Refusal(identityRefusals.phone_same);
  await limitOrCaptcha(phoneCodeByAddress, address, captcha);
  await limit(phoneCodeByAccount, by.id);
  await limit(phoneCodeByPhone, phone);
  const codeId = newId();
  const hash = codeHash(codeId, phoneCode(codeId));
  await queryOne(sql`
    with voided as (
      update verification_code set used_at = app_now()
      where user_id = ${by.id}::uuid and purpose = 'PHONE' and used_at is null and target <> ${phone}),
    code as (
      insert into verification_code (id, user_id, purpose, target, code_hash, expires_at)
      values (${codeId}::uuid, ${by.id}::uuid, 'PHONE', ${phone}, ${hash},
        app_now() + make_interval(mins => ${PHONE_CODE_MINUTES}::int))
      returning id)
    ${publishing(identityEvents.phone_code_wanted, { codeId: sql`id` }, sql`code`)} returning id`);
  notifyRelay();
}

/**
 * Replaces the verified number with the new one, given the code that was texted to it. A trigger holds payouts for a day; the
 * owner is notified by email, and by a text to the old number.
 * @throws Refusal - wrong_code, code_over, phone_taken, phone_unproven
 */
export async function changePhone(by: Actor, { code }: { code: string }, from: SecurityFacts): Promise<void> {
  const right = await guessPhoneCode(by, code);
  const old = await provenPhoneOf(by);
  await usingPhoneCode(right, () => replace(right, old, from));
  notifyRelay();
}

async function provenPhoneOf(by: Actor): Promise<string> {
  const person = await queryOne<{ phone: string }>(sql`
    select phone from app_user where id = ${by.id}::uuid and phone_verified_at is not null`);
  if (!person) throw new Refusal(identityRefusals.phone_unproven);
  return person.phone;
}

/** Undefined if a concurrent call did it first. */
function replace(
  { id, target }: { id: string; target: string },
  old: string,
  from: SecurityFacts,
): Promise<object | undefined> {
  const detail = { "Old number": maskPhone(old), "New number": maskPhone(target) };
  return queryOne(sql`
    with ${usingUp(id)},
    changed as (
      update app_user u set phone = used.target, phone_verified_at = app_now()
      from used where u.id = used.user_id and u.phone = ${old} and u.phone_verified_at is not null
      returning u.id as user_id),
    ${noting("phone_changed", sql`changed`, { ...from, detail })},
    published as (
      ${publishing(identityEvents.phone_changed, { userId: sql`user_id`, oldPhone: old }, sql`changed`)})
    select user_id from changed`);
}
