import "server-only";
import { sendMail, writeMail } from "@/lib/channels";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { Job } from "@/lib/kernel/slice";
import { codeHash, RESET_LINK_MINUTES, resetToken } from "../contact/codes";
import { resetEmail } from "../emails";

/**
 * Mails the link by which a new password is chosen, to the address that the account asked for has proven. An unproven
 * address gets none: it may be a stranger's, mistyped, and the link would hand the account over. Whoever has proven
 * nothing yet loses nothing by signing up again.
 */
export const mailReset: Job = async (payload) => {
  const codeId = String(payload.codeId);
  await makeCode(codeId, String(payload.name));
  const wanted = await queryOne<{ name: string; target: string }>(sql`
    select u.name, c.target from verification_code c join app_user u on u.id = c.user_id
    where c.id = ${codeId}::uuid and c.used_at is null and c.expires_at > app_now()`);
  if (wanted) await sendMail(writeMail(wanted.target, resetEmail(wanted.name, resetToken(codeId))));
};

/** Done again, it leaves the code that is there. */
async function makeCode(codeId: string, name: string): Promise<void> {
  const isTheirs = name.includes("@")
    ? sql`u.email = ${name}`
    : sql`u.phone = ${name} and u.phone_verified_at is not null`;
  await query(sql`
    insert into verification_code (id, user_id, purpose, target, code_hash, expires_at)
    select ${codeId}::uuid, u.id, 'PASSWORD', u.email, ${codeHash(codeId, resetToken(codeId))},
      app_now() + make_interval(mins => ${RESET_LINK_MINUTES}::int)
    from app_user u where ${isTheirs} and u.email_verified_at is not null and u.closed_at is null
    on conflict (id) do nothing`);
}
