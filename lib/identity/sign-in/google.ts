import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { codeHash, codeIdOf } from "../contact/codes";

/** The account that a link would connect to Google, without using it up; undefined if it is invalid. */
export async function readGoogleLinkOwner(token: string): Promise<{ email: string } | undefined> {
  const codeId = codeIdOf(token);
  if (!codeId) return undefined;
  return queryOne<{ email: string }>(sql`
    select u.email from verification_code c join app_user u on u.id = c.user_id
    where c.id = ${codeId}::uuid and c.purpose = 'GOOGLE' and c.code_hash = ${codeHash(codeId, token)}
      and c.used_at is null and c.expires_at > app_now() and u.google_subject is null and u.closed_at is null`);
}
