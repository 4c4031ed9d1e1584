import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { request } from "./requests";
import { storiesOfFiles } from "./stories-of-files";
import { storiesOfStaff } from "./stories-of-staff";
import type { Story, World } from "./world";

const lifted = { by: (_row: object, { people }: World["stage"]) => people.secondFinance.id };

const ended: { given: (row: Record<string, unknown>) => string } = {
  given: ({ id }) =>
    `update restriction set until = app_now() - interval '1 minute' where id = '${id as string}'`,
};

const refusedNumber = {
  set: () => ({ reason_code: "other_name", reason: "It is registered in another name." }),
  chooses: ["reason_code", "reason"],
};

const auditor = (_row: object, { people }: World["stage"]) => people.staff.AUDITOR.id;

const settingRequest = (who: string, name: string, value: object) =>
  request(who, {
    act: "setting.money",
    subject: { kind: "setting", id: newId() },
    detail: { name, value, effectiveFrom: new Date(Date.now() + 86_400_000).toISOString() },
  });

const FEES = { bands: [{ feeMinor: "9900" }] };

let numbers = 0;

export const storiesOfPeople: Story[] = [
  ...storiesOfStaff,
  ...storiesOfFiles,
  {
    machine: "allowance",
    start: async ({ stage }) => ({ id: stage.people.ada.id }),
    moves: {
      allow_listings: {
        by: (_row, { people }) => people.staff.MODERATOR.id,
        set: () => ({ listings_a_day: "20" }),
        chooses: ["listings_a_day"],
      },
      reopen: {
        given: ({ user_id }) =>
          `update allowance set closed_at = app_now() where user_id = '${user_id as string}'`,
      },
    },
  },
  {
    machine: "restriction",
    only: ["insert", "lift", "expire"],
    start: async ({ stage: { people } }) => ({
      who: people.staff.FINANCE.id,
      row: {
        id: newId(),
        user_id: people.eve.id,
        kind: "no_payout",
        reason: "Asked about the origin of the money.",
        note: "x",
        until: new Date(Date.now() + 86_400_000),
        subject_kind: null,
        subject_id: null,
        approval_id: null,
      },
    }),
    chooses: ["id", "reason", "note", "until", "subject_kind", "subject_id", "user_id", "approval_id"],
    moves: {
      lift: { ...lifted, chooses: ["lift_reason"] },
      expire: ended,
    },
  },
  {
    machine: "restriction",
    name: "of a brake",
    only: ["insert", "resume"],
    start: async ({ stage: { people } }) => ({
      who: SYSTEM_ID,
      row: {
        id: newId(),
        user_id: people.eve.id,
        kind: "no_payout",
        reason: "You paused your account by text.",
        note: null,
        until: new Date(Date.now() + 3_600_000),
        subject_kind: "brake",
        subject_id: newId(),
        approval_id: null,
      },
    }),
    chooses: [
      "id",
      "reason",
      "note",
      "until",
      "kind",
      "subject_kind",
      "subject_id",
      "user_id",
      "approval_id",
    ],
    moves: { expire: ended },
  },
  {
    machine: "block_appeal",
    start: async ({ stage: { people, run } }) => {
      const id = newId();
      await run(
        "insert into restriction (id, user_id, kind, reason, until, by_id) values ($1, $2, 'blocked', 'Stolen airtime.', app_now() + interval '1 day', $3)",
        [id, people.eve.id, people.staff.COMPLIANCE.id],
      );
      return { who: people.eve.id, row: { id: newId(), restriction_id: id, text: "I bought it in a shop." } };
    },
    chooses: ["id", "text"],
    anyone: true,
    moves: {
      decline: { chooses: ["answer"] },
      grant: {
        chooses: ["answer"],
        with: async ({ restriction_id: id }) => [{ machine: "restriction", id: id as string, move: "lift" }],
      },
    },
  },
  {
    machine: "tax_number",
    start({ stage: { people } }) {
      // One waits of each person.
      const whom = [people.eve, people.ada, people.bayo, people.staff.SUPPORT, people.staff.FINANCE];
      numbers += 1;
      const who = whom[numbers % whom.length]?.id ?? people.eve.id;
      return Promise.resolve({
        who,
        row: { id: newId(), number: `2048${String(1236 + numbers)}-0001`, name: "Eve Eze" },
      });
    },
    chooses: ["id", "number", "name"],
    anyone: true,
    moves: {
      refuse: refusedNumber,
      "end:staff": refusedNumber,
    },
  },
  {
    machine: "setting",
    only: ["veto"],
    start: async (world) => {
      const approval = await world.makeOf("approval", "AGREED");
      const [made] = await world.stage.run("select id from setting where approval_id = $1", [approval]);
      return { id: made?.id as string };
    },
    moves: {
      veto: {
        by: auditor,
        with: async ({ approval_id }) => [{ machine: "approval", id: approval_id as string, move: "veto" }],
      },
    },
  },
  {
    machine: "staff_grant",
    only: ["end"],
    start: async ({ stage }) => ({
      id: (await stage.run("select id from staff_grant where role = 'SUPPORT'"))[0]?.id as string,
    }),
    moves: {
      end: {
        given: ({ id }) =>
          `update staff_grant set ended_at = null, ended_by_id = null where id = '${id as string}'`,
        chooses: ["end_reason"],
      },
    },
  },
  {
    machine: "staff_credential",
    start: async ({ stage }) => {
      const who = stage.people.staff.SUPPORT.id;
      const id = newId();
      await stage.run(
        "insert into passkey (id, user_id, public_key, transports, is_backed_up, name) values ($1, $2, 'x', '{}', false, 'x')",
        [`passkey of ${id}`, who],
      );
      return { who, row: { id, credential_id: `passkey of ${id}` } };
    },
    chooses: ["id"],
    anyone: true,
    moves: {
      vouch: {
        given: ({ id, user_id }) =>
          `insert into staff_credential (id, user_id, state, credential_id, public_key, name, enrolled_at)
           values (gen_random_uuid(), '${user_id as string}', 'ENROLLED', 'older ${id as string}', 'x', 'x', app_now())`,
        set: ({ id }) => ({ assertion: { id: `older ${id as string}` } }),
      },
      enrol: {
        given: ({ id }) => `update staff_credential set vouching = '[{}]' where id = '${id as string}'`,
      },
    },
  },
  {
    machine: "approval",
    start: async ({ stage }) => settingRequest(stage.people.staff.FINANCE.id, "payout_fees", FEES),
    chooses: ["id", "document"],
    anyone: true,
    moves: {
      agree: {
        by: (_row, { people }) => people.secondFinance.id,
        set: ({ digest }) => ({ digest: String(digest).replace(/^\\x/, ""), assertion: undefined }),
        with: async ({ id }) => [{ machine: "setting", row: { approval_id: id } }],
        about: ({ id, act, subject_id }) => ({
          act: act as string,
          subject: { kind: "setting", id: subject_id as string },
          approval: id as string,
        }),
      },
      decline: { by: (_row, { people }) => people.secondFinance.id, chooses: ["end_reason"] },
      veto: {
        by: auditor,
        chooses: ["end_reason"],
        with: async ({ id }, { stage }) => {
          const [made] = await stage.run("select id from setting where approval_id = $1", [id]);
          return [{ machine: "setting", id: made?.id as string, move: "veto" }];
        },
      },
      stale: { by: (_row, { people }) => people.secondFinance.id },
      refute: { chooses: ["finding"] },
      expire: {
        by: () => SYSTEM_ID,
        given: ({ id }) =>
          `update approval set expires_at = app_now() - interval '1 minute' where id = '${id as string}'`,
      },
    },
  },
];
