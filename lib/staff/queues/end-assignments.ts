import "server-only";
import { command, SYSTEM } from "@/lib/kernel/command";
import { query, raw, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal, unlessRefused } from "@/lib/kernel/refusal";
import { assignment } from "./machine";
import { goesOn } from "./registry";

/** So many a minute. */
const AT_ONCE = 200;

interface Over {
  id: string;
  version: bigint;
  kind: string;
  subjectId: string;
  isOver: boolean;
}

const close = command<{ id: string }, Over, { id: string }>({
  act: "case.close",
  read: ({ id }) => sql`
    select a.id, a.version, a.kind, a.subject_id, not ${raw(goesOn("a"))} as is_over from assignment a
    where a.id = ${id}::uuid and a.ended_at is null`,
  decide(row, { id }, by) {
    if (!row.isOver) throw new Refusal(kernelRefusals.moved_on);
    return {
      subject: { kind: "assignment", id },
      rows: [assignment.move(row, "close")],
      audit: [{ actorId: by.id, act: "case.close", subjectKind: row.kind, subjectId: row.subjectId }],
      result: { id },
    };
  },
});

/** Ends the assignments of cases that are over. What its holder may do only for a case of theirs ended with the case. Answers how many. */
export async function endAssignments(): Promise<number> {
  const over = await query<{ id: string; version: bigint }>(sql`
    select a.id, a.version from assignment a where a.ended_at is null and not ${raw(goesOn("a"))} order by a.id limit ${AT_ONCE}`);
  for (const { id, version } of over)
    await unlessRefused(close(SYSTEM, `case-close:${id}:${version}`, { id }));
  return over.length;
}
