import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { codeHash, codeIdOf } from "../contact/codes";

/** Whose account a link would join Google to, without using it; undefined where it would do nothing any more. */
export async function readGoogleLinkOwner(token: string): Promise<{ email: string } | undefined> {
  const codeId = codeIdOf(token);
  if (!codeId) return undefined;
  return queryOne<{ email: string }>(sql`
    select u.email from verification_code c join app_user u on u.id = c.user_id
    where c.id = ${codeId}::uuid and c.purpose = 'GOOGLE' and c.code_hash = ${codeHash(codeId, token)}
      and c.used_at is null and c.expires_at > app_now() and u.google_subject is null and u.closed_at is null`);
}
