import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { takenAsUsed, usingLink } from "../contact/codes";
import { identityRefusals } from "../refusals";
import { noting, type SecurityFacts } from "../security-events";

/**
 * Connects the Google account of an emailed link, and uses up the link. It does not sign the user in. A trigger holds
 * payouts for a day.
 * @throws Refusal - link_over, also if that Google account is connected to another account
 */
export async function joinGoogle({ token }: { token: string }, from: SecurityFacts): Promise<void> {
  const link = usingLink(token, "GOOGLE");
  const joined = link && (await useLink(link, from).catch(takenAsUsed));
  if (!joined) throw new Refusal(identityRefusals.link_over);
  notifyRelay();
}

function useLink(link: Sql, from: SecurityFacts): Promise<object | undefined> {
  return queryOne(sql`
    with used as (${link}),
    joined as (
      update app_user u set google_subject = used.target from used
      where u.id = used.user_id and u.google_subject is null and u.closed_at is null
      returning u.id as user_id),
    ${noting("google_linked", sql`joined`, from)}
    select user_id from joined`);
}

/**
 * Connects the Google account that the user has just signed in to with the account they signed in to afterwards. Requires that
 * the account has verified the address that Google verified; otherwise returns false.
 */
export async function joinGoogleTo(
  by: Actor,
  { subject, email }: { subject: string; email: string },
  from: SecurityFacts,
): Promise<boolean> {
  const joined = await queryOne(sql`
    with joined as (
      update app_user set google_subject = ${subject}
      where id = ${by.id}::uuid and email = ${email} and email_verified_at is not null
        and google_subject is null and closed_at is null
      returning id as user_id),
    voided as (
      update verification_code c set expires_at = app_now() from joined
      where c.user_id = joined.user_id and c.purpose = 'GOOGLE' and c.used_at is null and c.expires_at > app_now()),
    ${noting("google_joined", sql`joined`, from)}
    select user_id from joined`).catch(takenAsUsed);
  if (joined) notifyRelay();
  return joined !== undefined;
}
