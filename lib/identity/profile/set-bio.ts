import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";

/** What somebody says of themselves to everybody. */
export async function setBio(by: Actor, { bio }: { bio: string }): Promise<void> {
  await query(sql`update app_user set bio = ${bio} where id = ${by.id}::uuid and closed_at is null`);
}
