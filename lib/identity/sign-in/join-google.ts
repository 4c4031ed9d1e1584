import "server-only";
import pg from "pg";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { codeHash, codeIdOf } from "../contact/codes";
import { identityRefusals } from "../refusals";
import { noting, type SecurityFacts } from "../security-events";

const UNIQUE_VIOLATION = "23505";

/**
 * Uses a mailed link up: the Google account that it was mailed for opens this account from now on. It signs nobody in.
 * @throws Refusal - link_over, also where that Google account opens another one
 */
export async function joinGoogle({ token }: { token: string }, from: SecurityFacts): Promise<void> {
  const codeId = codeIdOf(token);
  const joined = codeId && (await useLink(codeId, codeHash(codeId, token), from).catch(takenAsUsed));
  if (!joined) throw new Refusal(identityRefusals.link_over);
  notifyRelay();
}

function useLink(codeId: string, hash: Buffer, from: SecurityFacts): Promise<object | undefined> {
  return queryOne(sql`
    with used as (
      update verification_code set used_at = app_now()
      where id = ${codeId}::uuid and purpose = 'GOOGLE' and code_hash = ${hash} and used_at is null and expires_at > app_now()
      returning user_id, target),
    joined as (
      update app_user u set google_subject = used.target from used
      where u.id = used.user_id and u.google_subject is null and u.closed_at is null
      returning u.id as user_id),
    ${noting("google_joined", sql`joined`, from)}
    select user_id from joined`);
}

/**
 * Joins the Google account of somebody who has just come from there to the account that they have since signed in to, with all
 * that it asks for. Only to the one that has proven the address that Google vouches for; false where that is not this one.
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
      update verification_code c set used_at = app_now() from joined
      where c.user_id = joined.user_id and c.purpose = 'GOOGLE' and c.used_at is null),
    ${noting("google_joined", sql`joined`, from)}
    select user_id from joined`).catch(takenAsUsed);
  if (joined) notifyRelay();
  return joined !== undefined;
}

function takenAsUsed(error: unknown): undefined {
  if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return undefined;
  throw error;
}
