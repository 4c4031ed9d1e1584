import "server-only";
import pg from "pg";
import { queryOne, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../refusals";
import { codeHash, codeIdOf } from "./codes";

const UNIQUE_VIOLATION = "23505";

/**
 * Uses a mailed link up: the address is proven. It signs nobody in, because whoever reads a mail need not know the
 * password. A link works once, for the address it was mailed to.
 * @throws Refusal - link_over, also where another account has proven the address
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

/** Two accounts with one address, both links used at the same moment: the index lets one of them win. */
function takenAsUsed(error: unknown): undefined {
  if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return undefined;
  throw error;
}

/** Whether a link would still do something, without using it: programs that look into mails open links too. */
export async function isLinkGood({ token }: { token: string }): Promise<boolean> {
  const codeId = codeIdOf(token);
  if (!codeId) return false;
  const found = await queryOne(sql`
    select c.id from verification_code c join app_user u on u.id = c.user_id and u.email = c.target
    where c.id = ${codeId}::uuid and c.purpose = 'EMAIL' and c.code_hash = ${codeHash(codeId, token)}
      and c.used_at is null and c.expires_at > app_now() and u.email_verified_at is null`);
  return found !== undefined;
}
