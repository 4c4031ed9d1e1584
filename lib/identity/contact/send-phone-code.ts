import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { identityEvents } from "../events";
import { phoneCodeByAccount, phoneCodeByAddress, phoneCodeByPhone } from "../limits/limited-acts";
import { identityRefusals } from "../refusals";
import { limitOrCaptcha } from "../sign-in/captcha";
import { codeHash, PHONE_CODE_MINUTES, phoneCode } from "./codes";

interface PhoneCodeRequest {
  /** A new number in E.164, in place of the current one. */
  phone?: string | undefined;
  address: string;
  /** A solved CAPTCHA, as sent by the widget. */
  captcha?: string | undefined;
}

/**
 * Texts a code to the user's number, or to the given one. Earlier codes to that number stay valid, because texts can arrive late
 * and out of order; those to another number are void. Does not reveal whether another account has
 * verified the number until the code is entered.
 * @throws Refusal - phone_missing, phone_proven, too_many_requests, captcha_first
 */
export async function sendPhoneCode(by: Actor, { phone, address, captcha }: PhoneCodeRequest): Promise<void> {
  const target = phone ?? (await phoneOf(by));
  if (!target) throw new Refusal(identityRefusals.phone_missing); // accounts created through Google have none yet
  await limitOrCaptcha(phoneCodeByAddress, address, captcha);
  await limit(phoneCodeByAccount, by.id);
  await limit(phoneCodeByPhone, target);
  const codeId = newId();
  const hash = codeHash(codeId, phoneCode(codeId));
  const published = await queryOne(sql`
    with person as (
      update app_user set phone = ${target} where id = ${by.id}::uuid and phone_verified_at is null returning id, phone),
    voided as (
      update verification_code c set used_at = app_now() from person
      where c.user_id = person.id and c.purpose = 'PHONE' and c.used_at is null and c.target <> person.phone),
    code as (
      insert into verification_code (id, user_id, purpose, target, code_hash, expires_at)
      select ${codeId}::uuid, id, 'PHONE', phone, ${hash}, app_now() + make_interval(mins => ${PHONE_CODE_MINUTES}::int)
      from person returning id)
    ${publishing(identityEvents.phone_code_wanted, { codeId: sql`id` }, sql`code`)} returning id`);
  if (!published) throw new Refusal(identityRefusals.phone_proven);
  notifyRelay();
}

async function phoneOf(by: Actor): Promise<string> {
  const person = await queryOne<{ phone: string }>(sql`select phone from app_user where id = ${by.id}::uuid`);
  invariant(person, "a signed-in user has an account");
  return person.phone;
}
