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

const isContact = "r.field in ('email', 'phone')";

/** A detail that is shown to one member of staff for ten minutes. */
export const unmasking = machine("unmasking", {
  parties: { person: "r.user_id" },
  insert: {
    by: ["staff:person.unmask_contact", "staff:person.unmask_account"],
    columns: ["id", "user_id", "field", "subject_id", "reason"],
    fixed: {
      by_id: "who",
      roles: "array(select role from staff_member where user_id = who order by role)",
      until: `at + interval '${String(UNMASKED_MINUTES)} minutes'`,
    },
    checks: {
      "it is for a case of theirs, or for compliance": `not ${isContact} or staff_holds(r.by_id, 'person.unmask_contact', 'd')
          or staff_may(r.by_id, 'person.unmask_contact') and ${hasCase("r.user_id", "r.by_id")}`,
      "an account is seen by who may, and is the person's or paid them": `${isContact} or staff_may(r.by_id, 'person.unmask_account')
          and (r.field = 'bank_account' and exists (select from bank_account_record b where b.id = r.subject_id and b.user_id = r.user_id)
            or r.field = 'sender_account' and exists (select from deposit_record d where d.id = r.subject_id and d.user_id = r.user_id))`,
      "no more are unmasked in a day": `(select count(*) from unmasking u where u.by_id = r.by_id
          and u.created_at > r.created_at - interval '24 hours') <= ${String(UNMASKINGS_A_DAY)}`,
    },
  },
  moves: {},
});
