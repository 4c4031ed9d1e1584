import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, type Sql, sql } from "@/lib/kernel/db";
import type { StaffRole } from "@/lib/kernel/permissions";

/** What staff can look at: a person's page, or a contact detail that they unmask. */
export type Looked = "person" | "email" | "phone";

/** Views of the same page within this many minutes are one. */
const SAME_VIEW_MINUTES = 10;

/**
 * A part of a statement that records that staff opens a person's page. A statement that cannot record it fails, and so returns
 * nothing of the person.
 */
export const recordingPersonView = (by: Actor, userId: Sql): Sql => sql`
  insert into access_log (staff_id, roles, user_id, what)
  select ${by.id}::uuid, ${[...by.roles]}::text[], ${userId}, 'person'
  where not exists (select from access_log seen
    where seen.staff_id = ${by.id}::uuid and seen.user_id = ${userId} and seen.what = 'person'
      and seen.at > app_now() - make_interval(mins => ${SAME_VIEW_MINUTES}::int))`;

/** Everything that staff looked at about a person. */
const looks = sql`(
  select 'view ' || id as id, staff_id, roles, user_id, what, reason, at from access_log
  union all
  select 'unmasking ' || id, by_id, roles, user_id, field, reason, created_at from contact_seen) looks`;

/** One look at a person, as that person sees it: no names. */
export interface OwnAccess {
  id: string;
  roles: StaffRole[];
  what: Looked;
  reason: string | null;
  at: Date;
}

const SHOWN = 200;

/** Who of the staff looked at a person, newest first. */
export const looksAt = (userId: string): Sql => sql`
  select id, roles, what, reason, at from ${looks} where user_id = ${userId}::uuid order by at desc, id`;

/** The same for the caller. */
export const accessesTo = (by: Actor): Promise<OwnAccess[]> =>
  query<OwnAccess>(sql`${looksAt(by.id)} limit ${SHOWN}`);

/** The same for staff, with names. */
export interface StaffAccess extends OwnAccess {
  staffName: string;
}

export const accessesForStaff = (userId: string): Promise<StaffAccess[]> =>
  query<StaffAccess>(sql`
    select looks.id, looks.roles, looks.what, looks.reason, looks.at, p.name as staff_name
    from ${looks} join person p on p.id = looks.staff_id
    where looks.user_id = ${userId}::uuid order by looks.at desc, looks.id limit ${SHOWN}`);
