import { newId } from "@/lib/kernel/ids";
import type { Story } from "./world";

/** What staff do at their desk: cases, views, notes, looks. */
export const storiesOfStaff: Story[] = [
  {
    machine: "break_glass",
    start: async ({ stage: { people } }) => ({
      who: people.staff.SUPPORT.id,
      row: { id: newId(), permission: "job.retry", reason: "Payouts have been stuck since the morning." },
    }),
    chooses: ["id", "permission", "reason"],
    anyone: true,
  },
  {
    machine: "staff_note",
    start: async ({ stage: { people } }) => ({
      who: people.staff.SUPPORT.id,
      row: { id: newId(), user_id: people.eve.id, text: "Called twice about a lost phone." },
    }),
    chooses: ["id", "user_id", "text"],
  },
  {
    machine: "assignment",
    start: async (world) => ({
      who: world.stage.people.staff.MODERATOR.id,
      row: {
        id: newId(),
        kind: "disputes",
        subject_id: await world.makeOf("dispute"),
        staff_id: world.stage.people.staff.MODERATOR.id,
      },
    }),
    chooses: ["id"],
    moves: { release: { by: ({ staff_id }) => staff_id as string } },
  },
  {
    machine: "saved_view",
    start: async ({ stage: { people } }) => ({
      who: people.staff.SUPPORT.id,
      row: {
        id: newId(),
        name: "Mine, due first",
        kind: "disputes",
        query: "who=mine&sort=due",
        is_shared: true,
      },
    }),
    chooses: ["id", "name", "kind", "query", "is_shared"],
    beyond: { kind: ["nothing"], query: ["//example.com", "who=mine&"], name: [""] },
    anyone: true,
  },
  {
    machine: "unmasking",
    start: async ({ stage: { people } }) => ({
      who: people.staff.COMPLIANCE.id,
      row: {
        id: newId(),
        user_id: people.eve.id,
        field: "email",
        reason: "Asked about the origin of the money.",
      },
    }),
    chooses: ["id", "user_id", "field", "reason"],
    beyond: { field: ["password"] },
  },
  {
    machine: "unmasking",
    name: "of an account",
    start: async ({ stage }) => {
      const { people } = stage;
      const subject = newId();
      await stage.run(
        `insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name)
         values ($1, $2, '058', 'GTBank', $3, 'Eve Eze')`,
        [subject, people.eve.id, String(Date.now()).slice(-10)],
      );
      return {
        who: people.staff.FINANCE.id,
        row: {
          id: newId(),
          user_id: people.eve.id,
          field: "bank_account",
          subject_id: subject,
          reason: "Asked where the money went.",
        },
      };
    },
    chooses: ["id", "field", "reason"],
  },
  {
    machine: "observation",
    start: async ({ stage: { people } }) => ({
      who: people.staff.COMPLIANCE.id,
      row: { id: newId(), user_id: people.eve.id, reason: "She says that her wallet shows nothing." },
    }),
    chooses: ["id", "user_id", "reason"],
  },
];
