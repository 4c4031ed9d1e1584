import "server-only";
import { query, sql } from "@/lib/kernel/db";

/** Deletes what an erased person was notified of, and where they were reached. */
export async function forgetPerson(userId: string): Promise<void> {
  await query(sql`select forget_notices(${userId}::uuid)`);
}
