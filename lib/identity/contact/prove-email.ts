import "server-only";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../refusals";
import { codeHash, codeIdOf, takenAsUsed, usingLink } from "./codes";

/**
 * Verifies an email address with an emailed link. It does not sign the user in: access to the mailbox does not prove knowledge
 * of the password. A link works once, for the address it was sent to.
 * @throws Refusal - link_over, also if another account has verified the address
 */
export async function proveEmail({ token }: { token: string }): Promise<{ email: string }> {
  const link = usingLink(token, "EMAIL");
  const proven = link && (await useLink(link).catch(takenAsUsed));
  if (!proven) throw new Refusal(identityRefusals.link_over);
  return proven;
}

const useLink = (link: Sql) =>
  queryOne<{ email: string }>(sql`
    with used as (${link})
    update app_user u set email_verified_at = app_now() from used
    where u.id = used.user_id and u.email = used.target and u.email_verified_at is null
    returning u.email`);

/** Whether a link is still valid, without using it up: mail scanners open links too. */
export async function isLinkGood({ token }: { token: string }): Promise<boolean> {
  const codeId = codeIdOf(token);
  if (!codeId) return false;
  const found = await queryOne(sql`
    select c.id from verification_code c join app_user u on u.id = c.user_id and u.email = c.target
    where c.id = ${codeId}::uuid and c.purpose = 'EMAIL' and c.code_hash = ${codeHash(codeId, token)}
      and c.used_at is null and c.expires_at > app_now() and u.email_verified_at is null`);
  return found !== undefined;
}
