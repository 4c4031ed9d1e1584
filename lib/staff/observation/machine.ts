import { machine } from "@/lib/kernel/machine";

/** How long staff can read a person's pages as that person sees them, in minutes. */
export const OBSERVED_MINUTES = 15;

/** A member of staff reads a person's pages as that person sees them. */
export const observation = machine("observation", {
  parties: { person: "r.user_id" },
  insert: {
    by: ["staff:person.view_as"],
    columns: ["id", "user_id", "reason"],
    fixed: { by_id: "who", until: `at + interval '${String(OBSERVED_MINUTES)} minutes'` },
  },
  moves: {},
});
