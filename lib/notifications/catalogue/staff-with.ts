import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { Permission } from "@/lib/kernel/permissions";

/** Members of staff who hold the permission in any way but as readers, except the person themselves. */
export async function staffWith(permission: Permission, person: string | null): Promise<string[]> {
  const staff = await query<{ id: string }>(sql`
    select distinct user_id as id from staff_member
    where staff_may(user_id, ${permission}) and user_id is distinct from ${person}::uuid`);
  return staff.map(({ id }) => id);
}
