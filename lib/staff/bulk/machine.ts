import { alonePermissions, BULK_LIMIT } from "@/lib/kernel/bulk/spec";
import { machine } from "@/lib/kernel/machine";

/** That of an act, before its variant. */
const PERMISSION = "split_part(r.act, ':', 1)";
const mayAct = (who: string) => `staff_holds(${who}, ${PERMISSION}, 'd')`;

/** One act of one member of staff on up to 200 rows of a list. Its rows are done by a job, one after the other. */
export const bulk = machine("bulk", {
  states: ["OPEN", "STOPPED", "DONE"],
  insert: {
    by: alonePermissions.map((permission) => `staff:${permission}` as const),
    columns: ["id", "act", "reason_code", "reason"],
    fixed: { by_id: "who" },
    lines: {
      name: "rows",
      table: "bulk_row",
      key: "bulk_id",
      columns: ["row_id", "place", "state", "result"],
    },
    checks: {
      "its maker does its act alone": mayAct("r.by_id"),
      "no two people are needed for its act": `not exists (select from role_permission g where g.permission = ${PERMISSION} and g.grades ~ '[ag]')`,
      "its reason has a code of its act":
        "exists (select from act_reason c where c.act = r.act and c.code = r.reason_code)",
      "it has rows, and no more than one may": `(select count(*) from bulk_row b where b.bulk_id = r.id) between 1 and ${String(BULK_LIMIT)}`,
    },
  },
  moves: {
    /** By anyone who may do its act. */
    stop: {
      by: alonePermissions.map((permission) => `staff:${permission}` as const),
      from: ["OPEN"],
      to: "STOPPED",
      fixed: { ended_at: "at", ended_by_id: "who" },
      checks: { "who stops it may do its act": mayAct("r.ended_by_id") },
    },
    finish: {
      by: ["system"],
      from: ["OPEN"],
      to: "DONE",
      fixed: { ended_at: "at" },
      checks: {
        "no row waits": "not exists (select from bulk_row b where b.bulk_id = r.id and b.state = 'WAITING')",
      },
    },
  },
});
