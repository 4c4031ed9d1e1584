import "server-only";
import { query, sql } from "@/lib/kernel/db";

interface AddressReport {
  userId: string;
  kind: "bounced" | "complained";
  at: string;
}

/**
 * Notes that a person's address takes no email, or that they reported one as spam. Reports come late and twice: one from before the
 * address was verified or tried again says nothing of it, nor does a complaint from before a person has chosen.
 */
export async function markAddress({ userId, kind, at }: AddressReport): Promise<void> {
  if (kind === "bounced")
    await query(sql`
      insert into notification_setting as s (user_id, bounced)
      select id, email from person where id = ${userId}::uuid and email_verified_at < ${at}::timestamptz
      on conflict (user_id) do update set bounced = excluded.bounced
      where coalesce(s.retried_at, '-infinity') < ${at}::timestamptz`);
  else
    await query(sql`
      insert into notification_setting as s (user_id, complained_at)
      select id, least(${at}::timestamptz, app_now()) from person where id = ${userId}::uuid
      on conflict (user_id) do update set complained_at = greatest(s.complained_at, excluded.complained_at)`);
}
