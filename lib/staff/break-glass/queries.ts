import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, raw, sql } from "@/lib/kernel/db";
import { mustRead, type Permission } from "@/lib/kernel/permissions";
import { canBeTaken, RATIFY_HOURS } from "./machine";

/** A permission that was taken in an emergency. */
export interface TakenPermission {
  id: string;
  permission: Permission;
  reason: string;
  takerId: string;
  takerName: string;
  at: Date;
  until: Date;
  ratifiedBy: string | null;
  /** Nobody has looked at it within a day. */
  isIncident: boolean;
  now: Date;
}

const SHOWN = 50;

/** What was taken, newest first; what nobody has looked at comes first. Throws Refusal not_found. */
export async function takenPermissions(by: Actor): Promise<TakenPermission[]> {
  mustRead(by, "approval.read");
  return query<TakenPermission>(sql`
    select b.id, b.permission, b.reason, b.user_id as taker_id, t.name as taker_name, b.created_at as at, b.until, r.name as ratified_by,
      b.ratified_at is null and b.created_at <= app_now() - make_interval(hours => ${RATIFY_HOURS}::int) as is_incident, app_now() as now
    from break_glass b join person t on t.id = b.user_id left join person r on r.id = b.ratified_by_id
    order by b.ratified_at is null desc, b.created_at desc, b.id limit ${SHOWN}`);
}

/** What nobody has looked at within a day. */
export async function countIncidents(): Promise<number> {
  const [row] = await query<{ incidents: number }>(sql`
    select count(*)::int as incidents from break_glass
    where ratified_at is null and created_at <= app_now() - make_interval(hours => ${RATIFY_HOURS}::int)`);
  return row?.incidents ?? 0;
}

/** Permissions that the viewer could take. */
export async function takeablePermissions(by: Actor): Promise<{ name: Permission; says: string }[]> {
  mustRead(by, "approval.read");
  return query<{ name: Permission; says: string }>(sql`
    select o.name, o.says from permission o
    where ${raw(canBeTaken("o.name"))} and not staff_may(${by.id}::uuid, o.name)
      and not exists (select from staff_member s where s.user_id = ${by.id}::uuid and s.role = 'AUDITOR')
    order by o.says`);
}
