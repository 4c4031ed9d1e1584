import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { request } from "./requests";
import type { MoveStory, Story } from "./world";

let askedToResume = "";

/** Two people of finance let payouts go on. */
const resuming: MoveStory = {
  given: () => "update payout_switch set stopped_at = app_now(), stopped_by_id = 1",
  by: (_row, { people }) => people.secondFinance.id,
  async with(_row, world) {
    askedToResume = await world.makeOf("approval", "ASKED", "to resume payouts");
    return [{ machine: "approval", id: askedToResume, move: "agree" }];
  },
  about: ({ id }) => ({
    act: "payouts.resume",
    subject: { kind: "payout_switch", id: id as string },
    approval: askedToResume,
  }),
};

/** What staff do about money, by two where it takes two. */
export const storiesOfActs: Story[] = [
  {
    machine: "insurance_share",
    start: async () => ({
      who: SYSTEM_ID,
      row: { id: newId(), currency: HOME, until: new Date(Date.now() - 600_000) },
    }),
    chooses: ["id", "until"],
  },
  {
    machine: "payout_switch",
    start: async ({ stage }) => ({ id: (await stage.run("select id from payout_switch"))[0]?.id as string }),
    moves: {
      pause: {
        given: () => "update payout_switch set stopped_at = null, stopped_by_id = null",
        set: () => ({ paused_for: "banks" }),
      },
      resume: resuming,
    },
  },
  {
    machine: "approval",
    name: "to resume payouts",
    only: [],
    start: async ({ stage }) => {
      const [gate] = await stage.run("select id from payout_switch");
      const subject = { kind: "payout_switch", id: gate?.id as string };
      return request(stage.people.staff.FINANCE.id, { act: "payouts.resume", subject, detail: {} });
    },
  },
  {
    machine: "bulk",
    start: async ({ stage: { people } }) => ({
      who: people.staff.FINANCE.id,
      row: {
        id: newId(),
        act: "job.retry",
        reason_code: "outage",
        reason: "They have waited since the morning.",
        rows: [{ row_id: "1", place: 0, state: "WAITING", result: null }],
      },
    }),
    chooses: ["id", "act", "reason_code", "reason"],
    moves: {
      finish: {
        given: ({ id }) =>
          `update bulk_row set state = 'DONE', result = 'Runs again.', done_at = app_now() where bulk_id = '${id as string}'`,
      },
    },
  },
];
