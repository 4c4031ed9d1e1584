import { ALONE } from "@/lib/kernel/flags/flags";
import { machine } from "@/lib/kernel/machine";

const changed = { changed_by_id: "who", changed_at: "at" };

/** What the latest request to change the flag says; that it was agreed to is looked at in the same commit. */
const agreed = (what: string) =>
  `(select ${what} from approval a where a.subject_id = r.id and a.act = 'flag.change' and a.state in ('ASKED', 'AGREED')
        order by a.created_at desc limit 1)`;

/** A feature flag. The database keeps each of its versions. */
export const flag = machine("flag", {
  moves: {
    /** One person, for few people. */
    adjust: {
      by: ["staff:flag.change"],
      sets: ["rollout", "rules", "change_reason"],
      if: "staff_holds(who, 'flag.change', 'd') and not is_money and killed_at is null",
      fixed: { ...changed, approval_id: "null" },
      checks: {
        "one person changes it for few": `r.rollout <= ${String(ALONE.rollout)} and r.rules->'levels' = '[]'
          and jsonb_array_length(r.rules->'allowed') <= ${String(ALONE.people)}`,
      },
    },
    /** As two people agreed, for any number of people; a flag that was killed works again. */
    change: {
      by: ["staff:flag.change"],
      fixed: {
        ...changed,
        killed_at: "null",
        approval_id: agreed("a.id"),
        rollout: agreed("(a.detail->>'rollout')::int"),
        rules: agreed("a.detail->'rules'"),
        change_reason: agreed("a.reason"),
      },
      checks: {
        "two people agreed to it": `exists (select from approval a where a.id = r.approval_id and a.state = 'AGREED' and a.ended_at = r.changed_at
          and a.approver_id = r.changed_by_id)`,
      },
    },
    /** Off for everyone, at once. */
    kill: {
      by: ["staff:flag.kill"],
      if: "killed_at is null",
      sets: ["change_reason"],
      fixed: { ...changed, killed_at: "at", approval_id: "null" },
    },
  },
});
