import "server-only";
import { sendMail, writeMail } from "@/lib/channels";
import { queryOne, sql } from "@/lib/kernel/db";
import type { Job } from "@/lib/kernel/slice";
import { codeHash, codeIdOf, googleToken } from "../contact/codes";
import { googleEmail } from "../emails";

/** Asks the owner of an account, at the address that it has proven, whether Google may open it. */
export const mailGoogleLink: Job = async (payload) => {
  const codeId = String(payload.codeId);
  const wanted = await queryOne<{ name: string; email: string }>(sql`
    select u.name, u.email from verification_code c join app_user u on u.id = c.user_id
    where c.id = ${codeId}::uuid and c.purpose = 'GOOGLE' and c.used_at is null and c.expires_at > app_now()`);
  if (wanted) await sendMail(writeMail(wanted.email, googleEmail(wanted.name, googleToken(codeId))));
};

/** Whose account a link would join Google to, without using it; undefined where it would do nothing any more. */
export async function readGoogleLinkOwner(token: string): Promise<{ email: string } | undefined> {
  const codeId = codeIdOf(token);
  if (!codeId) return undefined;
  return queryOne<{ email: string }>(sql`
    select u.email from verification_code c join app_user u on u.id = c.user_id
    where c.id = ${codeId}::uuid and c.purpose = 'GOOGLE' and c.code_hash = ${codeHash(codeId, token)}
      and c.used_at is null and c.expires_at > app_now() and u.google_subject is null and u.closed_at is null`);
}
