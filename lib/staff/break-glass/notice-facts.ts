import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { BREAK_GLASS_MINUTES, RATIFY_HOURS } from "./machine";

/** A permission that was taken in an emergency, and for how long. */
export async function readTaken(breakGlassId: string) {
  const taken = await queryOne<{ name: string; says: string; reason: string }>(sql`
    select t.name, p.says, b.reason from break_glass b join person t on t.id = b.user_id join permission p on p.name = b.permission
    where b.id = ${breakGlassId}::uuid`);
  return taken && { ...taken, minutes: String(BREAK_GLASS_MINUTES), hours: String(RATIFY_HOURS) };
}
