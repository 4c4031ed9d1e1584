import { newId } from "@/lib/kernel/ids";
import type { Story, World } from "./world";

const said = (id: string) => ({
  machine: "support_message",
  row: { id: newId(), case_id: id, body: "It has not come." },
});
const answered = { by: (_row: object, { people }: World["stage"]) => people.staff.SUPPORT.id };

/** What staff do at their desk: cases, views, notes, looks, conversations. */
export const storiesOfStaff: Story[] = [
  {
    machine: "support_case",
    start: async ({ stage }) => {
      const id = newId();
      await stage.run(
        "update support_case set state = 'CLOSED', closed_at = app_now(), closed_by_id = user_id where state <> 'CLOSED'",
      );
      const row = { id, subject_kind: "other", subject_id: null, phrase: "calm river 42" };
      return { who: stage.people.eve.id, row, with: [said(id)] };
    },
    anyone: true,
    chooses: ["phrase"],
    beyond: { subject_kind: ["nothing", "block", "trade"] },
    moves: {
      write: { with: async ({ id }) => [said(id as string)] },
      answer: { ...answered, with: async ({ id }) => [said(id as string)] },
      close: {},
      end: answered,
      lapse: {
        given: ({ id }) =>
          `update support_case set answered_at = answered_at - interval '8 days' where id = '${id as string}'`,
      },
      reopen: { with: async ({ id }) => [said(id as string)] },
      rate: {
        set: () => ({ is_good: "true", rating_words: "It was quick." }),
        chooses: ["is_good", "rating_words"],
      },
    },
  },
  {
    machine: "support_message",
    start: async (world) => {
      const id = await world.makeOf("support_case");
      const { row } = said(id);
      return {
        who: world.stage.people.eve.id,
        row,
        with: [{ machine: "support_case", id, move: "write" }],
      };
    },
    chooses: ["id", "body"],
  },
  {
    machine: "support_template",
    start: async ({ stage: { people } }) => ({
      who: people.staff.CONTENT.id,
      row: { id: newId(), title: "Bank is late", body: "Hello {name}, your bank has it." },
    }),
    chooses: ["id", "title", "body"],
    anyone: true,
    moves: { remove: { by: (_row: object, { people }: World["stage"]) => people.staff.CONTENT.id } },
  },
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
    moves: {
      release: { by: ({ staff_id }) => staff_id as string },
      close: {
        given: ({ id }) =>
          `update assignment set subject_id = gen_random_uuid() where id = '${id as string}'`,
      },
    },
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
