import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { empty, join, query, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { mayRead } from "@/lib/kernel/permissions";
import { invariant } from "@/lib/kernel/refusal";
import { DEAD_JOBS_COUNTED } from "../overview";
import { mustBeStaff } from "../staff";
import { mayOpen } from "./access";
import { ofStaff } from "./list";
import { canTake, casesOf, isLate, joinedAssignment, type QueueKind, queueKinds } from "./registry";

/** What has a count beside its name: the queues, appeals against blocks, and jobs that are dead. */
export type Queue = QueueKind | "blockAppeals" | "jobs";

export interface QueueCount {
  waiting: number;
  late: number;
}

/** How many wait in each queue that the viewer may open; of approvals, those that they may answer. */
export type QueueCounts = Partial<Record<Queue, QueueCount>>;

const counted = (kind: QueueKind, by: Actor): Sql => sql`
  (select jsonb_build_object('waiting', count(*), 'late', count(*) filter (where ${raw(isLate)}))
   from ${raw(casesOf(kind))} q ${raw(joinedAssignment)}
   ${kind === "approvals" ? sql`where ${ofStaff(canTake, by.id)}` : empty})`;

const blockAppealsWaiting = sql`
  (select jsonb_build_object('waiting', count(*), 'late', count(*) filter (where a.due_at <= app_now()))
   from block_appeal_record a join person_restriction r on r.id = a.restriction_id
   where a.state = 'OPEN' and restriction_binds(r.state, r.until)) as block_appeals`;

/** What waits for staff, read in one query: only of queues that the caller may open. Throws Refusal not_found unless staff. */
export async function queueCountsFor(by: Actor): Promise<QueueCounts> {
  mustBeStaff(by);
  const counts = queueKinds
    .filter((kind) => mayOpen(by, kind))
    .map((kind) => sql`${counted(kind, by)} as ${raw(kind)}`);
  if (mayRead(by, "person.unblock")) counts.push(blockAppealsWaiting);
  if (mayRead(by, "job.retry"))
    counts.push(
      sql`(select jsonb_build_object('waiting', count(*), 'late', 0) from dead_jobs(${DEAD_JOBS_COUNTED}::int)) as jobs`,
    );
  const row = await queryOne<QueueCounts>(sql`select ${join(counts)}`);
  invariant(row, "counts are one row");
  return row;
}

/** How old a queue is: its case that has used most of the time it is given. */
export interface QueueAge extends QueueCount {
  kind: QueueKind;
  /** Seconds since that case began to wait, and those between its beginning and the time at which it is late; null where no clock runs. */
  usedSeconds: number;
  allowedSeconds: number | null;
}

/** The queues that the caller may open and in which cases wait, the nearest to late first. Throws Refusal not_found unless staff. */
export async function queueAgesFor(by: Actor): Promise<QueueAge[]> {
  mustBeStaff(by);
  const kinds = queueKinds.filter((kind) => mayOpen(by, kind));
  if (kinds.length === 0) return [];
  return query<QueueAge>(sql`
    select kind, count(*)::int as waiting, (count(*) filter (where is_late))::int as late,
      (array_agg(used order by used / allowed desc nulls last))[1]::int as used_seconds,
      (array_agg(allowed order by used / allowed desc nulls last))[1]::int as allowed_seconds
    from (
      select q.kind, ${raw(isLate)} as is_late, extract(epoch from app_now() - q.since) as used,
        -- greatest() leaves a null out: without a clock it is 0 here, and so null.
        nullif(greatest(extract(epoch from least(q.due_at, case when a.id is null then q.look_at end) - q.since), 0), 0) as allowed
      from ${raw(`(${kinds.map(casesOf).join(" union all ")})`)} q ${raw(joinedAssignment)}
      where q.kind <> 'approvals' or ${ofStaff(canTake, by.id)}) cases
    group by kind order by max(used / allowed) desc nulls last, kind`);
}
