import "server-only";
import { randomInt } from "node:crypto";
import { replyNumber } from "@/lib/channels";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import type { Waiting } from "../deliver/waiting";
import { type Family, kindOf } from "../kinds";
import { CODE_ALPHABET, CODE_LENGTH, isCode } from "./words";

/** Families whose texts carry a brake: where an impostor may be acting in the person's name. */
const braked: readonly Family[] = ["payouts", "trades", "disputes", "security"];

/** How long a code can be answered, in hours. */
const CODE_HOURS = 24;

function newCode(): string {
  for (;;) {
    const code = Array.from(
      { length: CODE_LENGTH },
      () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
    ).join("");
    if (isCode(code)) return code;
  }
}

/** What ends a text that can be stopped, in 25 GSM-7 characters; nothing where answers do not reach us. */
export async function brakeSuffix({ key, userId, noticeId, phone }: Waiting): Promise<string> {
  if (!phone || !replyNumber() || !braked.includes(kindOf(key).family)) return "";
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const code = newCode();
    const kept = await queryOne(sql`
      insert into brake_code as b (phone, code, user_id, notice_id, expires_at)
      values (${phone}, ${code}, ${userId}::uuid, ${noticeId}::uuid, app_now() + make_interval(hours => ${CODE_HOURS}::int))
      on conflict (phone, code) do update set user_id = excluded.user_id, notice_id = excluded.notice_id,
        expires_at = excluded.expires_at, used_by = null
      where b.expires_at <= app_now() returning code`);
    if (kept) return ` Not you? Reply STOP ${code}`;
  }
  return "";
}

/** Whose message it was, and about which trade. */
export interface Answered {
  userId: string;
  tradeId: string | null;
}

/** Codes `b` of notices `n` that this answer may use. The number must still be the one that the person has verified. */
const usable = (phone: string, code: string, replyId: string): Sql => sql`
  b.phone = ${phone} and b.code = ${code} and b.expires_at > app_now() and (b.used_by is null or b.used_by = ${replyId}::uuid)
  and n.id = b.notice_id and u.id = n.user_id and u.phone = b.phone and u.phone_verified_at is not null and u.erased_at is null`;

/** Whether a message with this code was sent to this number within 24 hours, and no other answer has used it. */
export async function isOwnCode(phone: string, code: string, replyId: string): Promise<boolean> {
  const found = await queryOne(sql`
    select 1 as found from brake_code b, notice n, person u where ${usable(phone, code, replyId)}`);
  return found !== undefined;
}

/** Uses such a code; undefined if there is none any more. */
export const claimCode = (phone: string, code: string, replyId: string): Promise<Answered | undefined> =>
  queryOne<Answered>(sql`
    update brake_code b set used_by = ${replyId}::uuid from notice n, person u where ${usable(phone, code, replyId)}
    returning b.user_id, substring(n.group_key from '^trade:(.*)$') as trade_id`);
