import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { identityEvents } from "../events";
import { emailLinkByAccount, emailLinkByAddress } from "../limits/limited-acts";
import { identityRefusals } from "../refusals";
import { codeHash, EMAIL_LINK_HOURS, emailToken } from "./codes";

/**
 * Emails another verification link. Earlier links stay valid, because emails can arrive out of order.
 * @throws Refusal - email_proven, too_many_requests
 */
export async function sendEmailLink(by: Actor, { address }: { address: string }): Promise<void> {
  await limit(emailLinkByAddress, address);
  await limit(emailLinkByAccount, by.id);
  const codeId = newId();
  const hash = codeHash(codeId, emailToken(codeId));
  const published = await queryOne(sql`
    with link as (
      insert into verification_code (id, user_id, purpose, target, code_hash, expires_at)
      select ${codeId}::uuid, id, 'EMAIL', email, ${hash}, app_now() + make_interval(hours => ${EMAIL_LINK_HOURS}::int)
      from app_user where id = ${by.id}::uuid and email_verified_at is null
      returning id)
    ${publishing(identityEvents.email_link_wanted, { codeId: sql`id` }, sql`link`)} returning id`);
  if (!published) throw new Refusal(identityRefusals.email_proven);
  notifyRelay();
}
