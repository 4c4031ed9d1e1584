import "server-only";
import type { z } from "zod";
import { query, sql } from "@/lib/kernel/db";
import { keyFor, newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { codeHash, EMAIL_LINK_HOURS, emailToken } from "../contact/codes";
import { identityEvents } from "../events";
import { signUpByAddress, signUpByEmail } from "../limits/limited-acts";
import { hashPassword } from "../password/hash";
import type { signUpSchema } from "./schema";

export type SignUp = z.output<typeof signUpSchema>;

/**
 * Creates an unverified account, whether or not another account has verified the address or number: so the sender learns
 * nothing, and the owner is notified by email. The same form sent twice creates one account.
 * @throws Refusal - too_many_requests
 */
export async function signUp(
  input: SignUp,
  { key, address }: { key?: string; address: string },
): Promise<void> {
  await limit(signUpByAddress, address);
  await limit(signUpByEmail, input.email);
  const passwordHash = await hashPassword(input.password);
  const id = key ? keyFor("sign-up", key, input.email, input.phone, input.name) : newId();
  await insertUser(id, input, passwordHash);
  notifyRelay();
}

/** Inserts the user, the allowance, the verification link and the events, atomically. */
async function insertUser(id: string, { name, email, phone }: SignUp, passwordHash: string): Promise<void> {
  const codeId = newId();
  const hash = codeHash(codeId, emailToken(codeId));
  await query(sql`
    with person as (
      insert into app_user (id, name, email, phone, password_hash)
      values (${id}::uuid, ${name}, ${email}, ${phone}, ${passwordHash})
      on conflict (id) do nothing returning id, email),
    allowed as (insert into allowance (user_id) select id from person),
    link as (
      insert into verification_code (id, user_id, purpose, target, code_hash, expires_at)
      select ${codeId}::uuid, id, 'EMAIL', email, ${hash}, app_now() + make_interval(hours => ${EMAIL_LINK_HOURS}::int)
      from person returning user_id),
    published as (${publishing(identityEvents.signed_up, { userId: sql`user_id` }, sql`link`)})
    ${publishing(identityEvents.email_link_wanted, { codeId }, sql`link`)}`);
}
