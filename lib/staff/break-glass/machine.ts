import { machine } from "@/lib/kernel/machine";

/** How long a permission that was taken in an emergency holds, in minutes. */
export const BREAK_GLASS_MINUTES = 60;
/** An administrator looks at it within this many hours; afterwards it is an incident. */
export const RATIFY_HOURS = 24;

/**
 * Whether a permission can be taken in an emergency: none that two people need for anything, and none by which roles are given or
 * taken. SQL over its name.
 */
export const canBeTaken = (name: string): string =>
  `(exists (select from permission p where p.name = ${name}) and ${name} !~ '^(role|break_glass)[.]' and ${name} <> 'approval.veto'
          and not exists (select from role_permission g where g.permission = ${name} and g.grades ~ 'g'))`;

/** A permission that a member of staff has taken for an hour, and that an administrator ratifies. */
export const breakGlass = machine("break_glass", {
  parties: { taker: "r.user_id" },
  insert: {
    by: ["any"],
    columns: ["id", "permission", "reason"],
    fixed: { user_id: "who", until: `at + interval '${String(BREAK_GLASS_MINUTES)} minutes'` },
    checks: {
      "its taker is staff who act":
        "exists (select from staff_member s where s.user_id = r.user_id) and not exists (select from staff_member s where s.user_id = r.user_id and s.role = 'AUDITOR')",
      "it is a permission that can be taken": canBeTaken("r.permission"),
    },
  },
  moves: {
    ratify: {
      by: ["staff:break_glass.ratify"],
      if: "ratified_at is null",
      fixed: { ratified_by_id: "who", ratified_at: "at" },
    },
  },
});
