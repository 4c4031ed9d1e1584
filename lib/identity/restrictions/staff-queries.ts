import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { Restriction } from "./restrictions";

/** A restriction in force, as staff see it. */
export interface StaffRestriction extends Restriction {
  id: string;
  subjectId: string | null;
  /** For staff alone. */
  note: string | null;
  /** Who decided it; null where it was the system. */
  byName: string | null;
  createdAt: Date;
}

/** What is in force of a person's restrictions, the newest first: for pages that only staff see. */
export const restrictionsForStaff = (userId: string): Promise<StaffRestriction[]> =>
  query<StaffRestriction>(sql`
    select r.id, r.kind::text as kind, r.reason, r.note, to_json(r.until)#>>'{}' as until, r.subject_kind, r.subject_id, r.created_at, by.name as by_name
    from restriction r left join app_user by on by.id = r.by_id
    where r.user_id = ${userId}::uuid and restriction_binds(r.state, r.until) order by r.created_at desc`);
