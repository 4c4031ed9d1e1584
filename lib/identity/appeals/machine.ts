import { machine } from "@/lib/kernel/machine";
import { settingNowText } from "@/lib/kernel/setting-now";

export const appealStates = ["OPEN", "GRANTED", "DECLINED"] as const;
export type AppealState = (typeof appealStates)[number];

const setting = (field: "withinDays" | "answerHours") =>
  `(${settingNowText("block_appeals")}->>'${field}')::int`;

/** Whether this person set the block, or asked for it: SQL over an appeal's `restriction_id`. */
const isBlocker = (who: string, restrictionId: string): string =>
  `exists (select from restriction x left join approval q on q.id = x.approval_id
          where x.id = ${restrictionId} and (x.by_id = ${who} or q.creator_id = ${who}))`;

const answered = { answered_by_id: "who", answered_at: "at" };

/** A blocked person's appeal: once a block, within its time, answered by another person than the blocker. */
export const blockAppeal = machine("block_appeal", {
  states: appealStates,
  parties: { person: "r.user_id" },
  insert: {
    by: ["person"],
    columns: ["id", "restriction_id", "text"],
    fixed: { user_id: "who", due_at: `at + make_interval(hours => ${setting("answerHours")})` },
    checks: {
      "it is about a block of its person that is in force, and not old": `exists (select from restriction x where x.id = r.restriction_id
          and x.user_id = r.user_id and x.kind = 'blocked' and restriction_binds(x.state, x.until)
          and r.created_at <= x.created_at + make_interval(days => ${setting("withinDays")}))`,
    },
  },
  moves: {
    decline: {
      by: ["staff:person.unblock"],
      from: ["OPEN"],
      to: "DECLINED",
      sets: ["answer"],
      if: `not ${isBlocker("who", "r.restriction_id")}`,
      fixed: answered,
    },
    grant: {
      by: ["staff:person.unblock"],
      from: ["OPEN"],
      to: "GRANTED",
      sets: ["answer"],
      if: `not ${isBlocker("who", "r.restriction_id")}`,
      fixed: answered,
      checks: {
        "its block is lifted": `exists (select from restriction x where x.id = r.restriction_id and x.state = 'LIFTED'
          and x.lifted_by_id = r.answered_by_id and x.lifted_at = r.answered_at)`,
      },
    },
  },
});
