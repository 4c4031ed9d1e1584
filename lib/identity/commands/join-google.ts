import "server-only";
import pg from "pg";
import { queryOne, sql } from "../../db";
import { ringOutbox } from "../../outbox";
import { Refusal } from "../../refusal";
import { codeHash, codeIdOf } from "../codes";
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
  ringOutbox();
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

function takenAsUsed(error: unknown): undefined {
  if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return undefined;
  throw error;
}
