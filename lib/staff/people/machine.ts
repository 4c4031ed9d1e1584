import { machine } from "@/lib/kernel/machine";
import { hasCase } from "../queues/registry";

/** How long staff see what they have unmasked, in minutes. */
export const UNMASKED_MINUTES = 10;
/** How many details a member of staff may unmask in 24 hours. */
export const UNMASKINGS_A_DAY = 30;

/** What staff write about a person. */
export const staffNote = machine("staff_note", {
  parties: { person: "r.user_id" },
  insert: {
    by: ["staff:person.note"],
    columns: ["id", "user_id", "text"],
    fixed: { by_id: "who" },
  },
  moves: {},
});

/** A contact detail that is shown to one member of staff for ten minutes. */
export const unmasking = machine("unmasking", {
  parties: { person: "r.user_id" },
  insert: {
    by: ["staff:person.unmask_contact"],
    columns: ["id", "user_id", "field", "reason"],
    fixed: {
      by_id: "who",
      roles: "array(select role from staff_member where user_id = who order by role)",
      until: `at + interval '${String(UNMASKED_MINUTES)} minutes'`,
    },
    checks: {
      "it is for a case of theirs, or for compliance": `staff_holds(r.by_id, 'person.unmask_contact', 'd') or ${hasCase("r.user_id", "r.by_id")}`,
      "no more are unmasked in a day": `(select count(*) from unmasking u where u.by_id = r.by_id
          and u.created_at > r.created_at - interval '24 hours') <= ${String(UNMASKINGS_A_DAY)}`,
    },
  },
  moves: {},
});
