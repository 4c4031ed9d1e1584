import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, type Sql, sql } from "@/lib/kernel/db";
import type { StaffRole } from "@/lib/kernel/permissions";

/** How staff look: at a person in a search, at their page in Admin, at their own pages, or at a detail that they unmask, at what they wrote to support, or at their receipts and invoices. */
export type Looked =
  | "search"
  | "person"
  | "pages"
  | "email"
  | "phone"
  | "bank_account"
  | "sender_account"
  | "support"
  | "documents";

/** Views of the same page within this many minutes are one. */
const SAME_VIEW_MINUTES = 10;

/**
 * A part of a statement that records that staff reads about people. A statement that cannot record it fails, and so returns
 * nothing of them. `people` is a query for their ids.
 */
export const recordingLook = (
  by: Actor,
  people: Sql,
  what: "search" | "person" | "pages" | "support" | "documents",
): Sql => sql`
  insert into access_log (staff_id, roles, user_id, what)
  select ${by.id}::uuid, ${[...by.roles]}::text[], person_id, ${what}
  from (${people}) looked_at (person_id)
  where not exists (select from access_log seen
    where seen.staff_id = ${by.id}::uuid and seen.user_id = person_id and seen.what = ${what}
      and seen.at > app_now() - make_interval(mins => ${SAME_VIEW_MINUTES}::int))`;

/** Everything that staff looked at about a person. */
const looks = sql`(
  select 'view ' || l.id as id, l.staff_id, l.roles, l.user_id, l.what, coalesce(l.reason, o.reason) as reason, l.at
  from access_log l left join lateral (select reason from pages_seen
    where l.what = 'pages' and by_id = l.staff_id and user_id = l.user_id and l.at between created_at and until
    order by created_at desc limit 1) o on true
  union all
  select 'unmasking ' || id, by_id, roles, user_id, field, reason, created_at from detail_seen) looks`;

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
