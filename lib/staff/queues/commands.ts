import "server-only";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { type Actor, command } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { raw, type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { caseEvents } from "../events";
import { mustOpen } from "./access";
import { assignment } from "./machine";
import { allCases, canGive, canTake, casesOf, joinedAssignment, type QueueKind } from "./registry";

export const caseRefusals = refusals({
  part_of_it: {
    status: 403,
    says: "You’re part of this case, have decided about it before, or don’t decide such cases.",
  },
  not_theirs_to_take: {
    status: 422,
    field: "staffId",
    says: "This colleague is part of the case, has decided about it before, or doesn’t decide such cases.",
  },
  taken: { status: 409, says: "A colleague already has this case." },
  not_yours: {
    status: 403,
    says: "Only the colleague who has this case, or who gives out cases, can do this.",
  },
});

interface CaseFacts {
  id: string;
  assignmentId: string | null;
  assignmentVersion: bigint;
  staffId: string | null;
  mayTake: boolean;
  mayGive: boolean;
}

export interface AssignmentMade {
  assignmentId: string;
}

/** A case that waits, and whether `taker` could have it. */
const readCase = (kind: QueueKind, id: string, by: Actor, taker = by.id): Sql => sql`
  select q.id, a.id as assignment_id, a.version as assignment_version, a.staff_id, ${raw(canTake("people.taker"))} as may_take,
    ${raw(canGive("people.giver"))} as may_give
  from ${raw(casesOf(kind))} q ${raw(joinedAssignment)}
    cross join (select ${taker}::uuid as taker, ${by.id}::uuid as giver) people where q.id = ${id}::uuid`;

const audited = (by: Actor, act: string, kind: string, subjectId: string, detail: object = {}) => ({
  audit: [{ actorId: by.id, act, subjectKind: kind, subjectId, detail }],
  events: [caseEvents.assigned({ kind, subjectId })],
});

/** Gives a case that nobody has to a member of staff. */
export function giving(by: Actor, kind: QueueKind, subjectId: string, staffId: string): Plan<AssignmentMade> {
  const id = newId();
  return {
    subject: { kind: "assignment", id },
    insert: [{ table: "assignment", row: { id, kind, subjectId, staffId } }],
    ...audited(by, "case.assign", kind, subjectId, { to: staffId }),
    result: { assignmentId: id },
  };
}

/** Two who are given a case at once: the index lets one of them have it. */
const onlyOnce = { one_assignment_of_a_case: caseRefusals.taken };

/**
 * Claims a case. Of many who do at once, one has it.
 * @throws Refusal - not_found (also once it no longer waits), part_of_it, taken
 */
export const claimCase = refusingAt(
  command<{ kind: QueueKind; subjectId: string }, CaseFacts, AssignmentMade>({
    act: "case.claim",
    read: ({ kind, subjectId }, by) => readCase(kind, subjectId, by),
    decide({ assignmentId, mayTake }, { kind, subjectId }, by) {
      mustOpen(by, kind);
      if (!mayTake) throw new Refusal(caseRefusals.part_of_it);
      if (assignmentId) throw new Refusal(caseRefusals.taken);
      return giving(by, kind, subjectId, by.id);
    },
  }),
  onlyOnce,
);

/**
 * Gives a case to a colleague, or takes it over, from who has it.
 * @throws Refusal - not_found, not_yours, not_theirs_to_take
 */
export const reassignCase = refusingAt(
  command<{ kind: QueueKind; subjectId: string; staffId: string }, CaseFacts, AssignmentMade>({
    act: "case.reassign",
    read: ({ kind, subjectId, staffId }, by) => readCase(kind, subjectId, by, staffId),
    decide({ assignmentId, assignmentVersion, staffId: holder, mayTake, mayGive }, input, by) {
      const { kind, subjectId, staffId } = input;
      mustOpen(by, kind);
      if (!mayGive) throw new Refusal(caseRefusals.not_yours);
      if (!mayTake || holder === staffId) throw new Refusal(caseRefusals.not_theirs_to_take);
      const plan = giving(by, kind, subjectId, staffId);
      if (!assignmentId) return plan;
      return {
        ...plan,
        rows: [assignment.move({ id: assignmentId, version: assignmentVersion }, "release")],
      };
    },
  }),
  onlyOnce,
);

/**
 * Returns a case to its queue.
 * @throws Refusal - not_found, not_yours
 */
export const releaseCase = command<
  { assignmentId: string },
  { version: bigint; kind: QueueKind; subjectId: string; staffId: string; mayGive: boolean },
  AssignmentMade
>({
  act: "case.release",
  read: ({ assignmentId }, by) => sql`
    select a.version, a.kind, a.subject_id, a.staff_id, coalesce(${raw(canGive("people.giver"))}, false) as may_give
    from assignment a cross join (select ${by.id}::uuid as giver) people
      left join ${raw(allCases)} q on q.kind = a.kind and q.id = a.subject_id
    where a.id = ${assignmentId}::uuid and a.ended_at is null`,
  decide({ version, kind, subjectId, staffId, mayGive }, { assignmentId }, by) {
    mustOpen(by, kind);
    if (staffId !== by.id && !mayGive) throw new Refusal(caseRefusals.not_yours);
    return {
      subject: { kind: "assignment", id: assignmentId },
      rows: [assignment.move({ id: assignmentId, version }, "release")],
      ...audited(by, "case.release", kind, subjectId),
      result: { assignmentId },
    };
  },
});
