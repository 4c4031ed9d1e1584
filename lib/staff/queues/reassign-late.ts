import "server-only";
import { command, SYSTEM } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { ignoreRefusal, Refusal } from "@/lib/kernel/refusal";
import { caseRefusals, giving } from "./commands";
import { loadOf } from "./list";
import { assignment } from "./machine";
import { canTake, casesOf, joinedAssignment, type QueueKind } from "./registry";

/** Queues whose late cases go to a colleague. */
type Reassigned = Extract<QueueKind, "disputes" | "appeals" | "listing">;

interface LateCase {
  id: string;
  assignmentId: string | null;
  assignmentVersion: bigint;
  nextId: string | null;
}

/** The colleague who gets it: one who has never had it before one who has, and of those the least loaded; never who has it now. */
const NEXT = sql`
  select m.user_id from (select distinct user_id from staff_member) m
  where m.user_id is distinct from a.staff_id and ${raw(canTake("m.user_id"))}
  order by exists (select from assignment p where p.kind = q.kind and p.subject_id = q.id and p.staff_id = m.user_id),
    ${raw(loadOf("m.user_id"))}, m.user_id limit 1`;

const readLate = (kind: Reassigned, id: string): Sql => sql`
  select q.id, a.id as assignment_id, a.version as assignment_version, (${NEXT}) as next_id
  from ${raw(casesOf(kind))} q ${raw(joinedAssignment)} where q.id = ${id}::uuid`;

/** Takes a case from who has it, and gives it to a colleague; where there is none, it waits in its queue. */
const giveToAnother = command<{ kind: Reassigned; id: string }, LateCase, object>({
  act: "case.reassign-late",
  read: ({ kind, id }) => readLate(kind, id),
  decide({ assignmentId, assignmentVersion: version, nextId }, { kind, id }) {
    if (!assignmentId && !nextId) throw new Refusal(caseRefusals.taken);
    const released = assignmentId ? [assignment.move({ id: assignmentId, version }, "release")] : [];
    if (!nextId)
      return { subject: { kind: "assignment", id: assignmentId ?? "" }, rows: released, result: {} };
    return composePlan(giving(SYSTEM, kind, id, nextId), { rows: released });
  },
});

/** A dispute that was not decided in time goes to another moderator. Delivered at least once; once for each time that it was late. */
export async function reassignLate(disputeId: string, outboxId: string): Promise<void> {
  const dispute = await queryOne<{ state: string }>(sql`
    select state::text from dispute_overview where id = ${disputeId}::uuid and state in ('UNDER_REVIEW', 'APPEALED')`);
  if (!dispute) return;
  const kind = dispute.state === "APPEALED" ? "appeals" : "disputes";
  await ignoreRefusal(giveToAnother(SYSTEM, `late:${outboxId}`, { kind, id: disputeId }));
}

/** A listing that was not decided on in time goes to another moderator. Delivered at least once. */
export async function reassignLateListing(subjectId: string, outboxId: string): Promise<void> {
  await ignoreRefusal(giveToAnother(SYSTEM, `late:${outboxId}`, { kind: "listing", id: subjectId }));
}
