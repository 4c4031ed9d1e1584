import "server-only";
import { query, type Sql, sql } from "@/lib/kernel/db";

/** A person's conversations with staff, for their export. */
export const supportRows: Record<string, (userId: string) => Sql> = {
  supportConversations: (userId) => sql`
    select id, subject_kind, subject_id, state::text as state, created_at, closed_at, is_good, rating_words, rated_at
    from support_case where user_id = ${userId}::uuid order by created_at desc, id desc`,
  supportMessages: (userId) => sql`
    select m.case_id, m.sequence, m.role as staff_role, m.body, m.created_at
    from support_message m join support_case c on c.id = m.case_id
    where c.user_id = ${userId}::uuid order by m.created_at desc, m.case_id, m.sequence desc`,
};

/** Deletes the words of an erased person's conversations; when they asked and were answered stays. */
export async function forgetSupport(userId: string): Promise<void> {
  await query(sql`select forget_support(${userId}::uuid)`);
}
