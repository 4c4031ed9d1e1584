import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { Restriction } from "./restrictions";

/** A restriction in force, as staff see it. */
export interface StaffRestriction extends Restriction {
  id: string;
  subjectId: string | null;
  /** For staff only. */
  note: string | null;
  /** The name of its creator; null for the system. */
  byName: string | null;
  createdAt: Date;
}

/** A user's restrictions in force, newest first, for staff. */
export const restrictionsForStaff = (userId: string): Promise<StaffRestriction[]> =>
  query<StaffRestriction>(sql`
    select r.id, r.kind::text as kind, r.reason, r.note, to_json(r.until)#>>'{}' as until, r.subject_kind, r.subject_id, r.created_at, by.name as by_name
    from restriction r left join app_user by on by.id = r.by_id
    where r.user_id = ${userId}::uuid and restriction_binds(r.state, r.until) order by r.created_at desc`);
