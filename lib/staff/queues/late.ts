import "server-only";
import { query, raw, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { caseEvents } from "../events";
import { allCases, joinedAssignment } from "./registry";

/** Records the cases that have become late, each once when nobody looked at it and once when nobody decided, and publishes that. */
export async function recordLate(): Promise<void> {
  const rows = await query(sql`
    with passed as (
      select q.kind, q.id, q.person_id, stage
      from ${raw(allCases)} q ${raw(joinedAssignment)}
        cross join lateral (values ('look', case when a.id is null then q.look_at end), ('end', q.due_at)) of (stage, at)
      where of.at <= app_now()),
    recorded as (
      insert into late_case (kind, subject_id, stage) select kind, id, stage from passed
      on conflict do nothing returning kind, subject_id, stage),
    late as (select r.*, p.person_id from recorded r join passed p on (p.kind, p.id, p.stage) = (r.kind, r.subject_id, r.stage))
    ${publishing(
      caseEvents.late,
      {
        kind: sql`kind`,
        subjectId: sql`subject_id`,
        stage: sql`stage`,
        userId: sql`person_id`,
      },
      sql`late`,
    )} returning id`);
  if (rows.length > 0) notifyRelay();
}
