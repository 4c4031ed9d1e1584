import { machine } from "@/lib/kernel/machine";
import { allCases, canGive, canTake, goesOn, queueKinds } from "./registry";

const caseOf = (sql: string) =>
  `exists (select from ${allCases} q where q.kind = r.kind and q.id = r.subject_id and ${sql})`;

/** A case of a queue, in the hands of one member of staff. */
export const assignment = machine("assignment", {
  parties: { holder: "r.staff_id" },
  insert: {
    by: ["any"],
    columns: ["id", "kind", "subject_id", "staff_id"],
    fixed: { given_by_id: "who" },
    checks: {
      "it waits, and its holder works on it and has no part in it": caseOf(canTake("r.staff_id")),
      "who gives it may": `r.staff_id = who or who = system_id() or ${caseOf(canGive("who"))}`,
    },
  },
  moves: {
    release: {
      by: ["any"],
      if: "ended_at is null",
      fixed: { ended_at: "at", ended_by_id: "who" },
      checks: {
        "who takes it away may": `r.staff_id = who or who = system_id() or ${caseOf(canGive("who"))}`,
      },
    },
    /** Its case is over. */
    close: {
      by: ["system"],
      if: "ended_at is null",
      fixed: { ended_at: "at", ended_by_id: "who" },
      checks: { "its case is over": `not ${goesOn("r")}` },
    },
  },
});

/** A named view of a queue, of one member of staff or shared with all. */
export const savedView = machine("saved_view", {
  parties: { owner: "r.owner_id" },
  insert: {
    by: ["any"],
    columns: ["id", "name", "kind", "query", "is_shared"],
    fixed: { owner_id: "who" },
    checks: {
      "its owner is staff": "staff_holds(r.owner_id, 'queue.read', 'r')",
      "it is of a queue": `r.kind in (${queueKinds.map((kind) => `'${kind}'`).join(", ")})`,
    },
  },
  moves: {
    remove: { by: ["owner"], if: "removed_at is null", fixed: { removed_at: "at" } },
  },
});
