import { machine } from "@/lib/kernel/machine";

/** How long staff see what they have unmasked, in minutes. */
export const UNMASKED_MINUTES = 10;
/** How many details a member of staff may unmask in 24 hours. */
export const UNMASKINGS_A_DAY = 30;

/** Whether a person is party to a disputed trade of which this member of staff is not the other party. */
export const hasCase = (person: string, staff: string): string =>
  `exists (select from trade_overview t where t.state = 'DISPUTED' and ${person} in (t.buyer_id, t.seller_id)
            and ${staff} not in (t.buyer_id, t.seller_id))`;

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
