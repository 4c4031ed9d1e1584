import "server-only";
import pg from "pg";
import { queryOne, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../refusals";
import { codeHash, codeIdOf } from "./codes";

const UNIQUE_VIOLATION = "23505";

/**
 * Verifies an email address with an emailed link. It does not sign the user in: access to the mailbox does not prove knowledge
 * of the password. A link works once, for the address it was sent to.
 * @throws Refusal - link_over, also if another account has verified the address
 */
export async function proveEmail({ token }: { token: string }): Promise<{ email: string }> {
  const codeId = codeIdOf(token);
  const proven = codeId && (await useLink(codeId, codeHash(codeId, token)).catch(takenAsUsed));
  if (!proven) throw new Refusal(identityRefusals.link_over);
  return proven;
}

function useLink(codeId: string, hash: Buffer): Promise<{ email: string } | undefined> {
  return queryOne<{ email: string }>(sql`
    with used as (
      update verification_code set used_at = app_now()
      where id = ${codeId}::uuid and purpose = 'EMAIL' and code_hash = ${hash} and used_at is null and expires_at > app_now()
      returning user_id, target)
    update app_user u set email_verified_at = app_now() from used
    where u.id = used.user_id and u.email = used.target and u.email_verified_at is null
    returning u.email`);
}

/** Two accounts with the same address use their links concurrently: the unique index lets one of them succeed. */
function takenAsUsed(error: unknown): undefined {
  if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return undefined;
  throw error;
}

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
