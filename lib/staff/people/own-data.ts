import "server-only";
import { query, type Sql, sql } from "@/lib/kernel/db";

/** What staff have written about a person, for that person's export; who wrote it stays with us. */
export const staffNotes = (userId: string): Sql => sql`
  select text, created_at from staff_note where user_id = ${userId}::uuid order by created_at desc, id desc`;

/** Deletes notes about an erased user, and what staff gave as a reason to unmask; that they looked, and when, stays. */
export async function forgetNotes(userId: string): Promise<void> {
  await query(sql`select forget_notes(${userId}::uuid)`);
}
