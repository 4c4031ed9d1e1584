import { machine } from "@/lib/kernel/machine";
import { prefixesOfTwo } from "./two-people";

/** The request that puts it in force; that it was agreed to is looked at in the same commit. */
const agreed = (what: string) =>
  `(select ${what} from approval a where a.subject_id = r.id and a.act = 'template.publish' and a.state in ('ASKED', 'AGREED')
        order by a.created_at desc limit 1)`;

const ofTwo = `split_part(key, '.', 1) in (${prefixesOfTwo.map((prefix) => `'${prefix}'`).join(", ")})`;
const inForce = { live_at: "at", live_by_id: "who" };
const over = { ended_at: "at", ended_by_id: "who" };

/** Words of a notice that staff write in place of the product's. What was saved is never changed: another saving is another row. */
export const noticeTemplate = machine("notice_template", {
  states: ["DRAFT", "LIVE", "RETIRED"],
  insert: {
    by: ["staff:template.publish"],
    columns: ["id", "key", "language", "parts"],
    fixed: {
      by_id: "who",
      number: `coalesce((select max(t.number) from notice_template t
        where t.key = row_->>'key' and t.language = row_->>'language'), 0) + 1`,
    },
    checks: { "its writer may write words": "staff_holds(who, 'template.publish', 'da')" },
  },
  moves: {
    /** Another draft takes its place, or none. */
    discard: {
      by: ["staff:template.publish"],
      from: ["DRAFT"],
      to: "RETIRED",
      if: "staff_holds(who, 'template.publish', 'da')",
      fixed: over,
    },
    /** One person puts it in force, where it is about neither security nor money. */
    publish: {
      by: ["staff:template.publish"],
      from: ["DRAFT"],
      to: "LIVE",
      if: `staff_holds(who, 'template.publish', 'd') and not ${ofTwo}`,
      sets: ["reason"],
      fixed: inForce,
    },
    /** Two people do. */
    enact: {
      by: ["staff:template.publish"],
      from: ["DRAFT"],
      to: "LIVE",
      fixed: { ...inForce, approval_id: agreed("a.id"), reason: agreed("a.reason") },
      checks: {
        "two people agreed to it": `exists (select from approval a where a.id = r.approval_id and a.state = 'AGREED' and a.ended_at = r.live_at
          and a.approver_id = r.live_by_id)`,
      },
    },
    /** Another comes into force. */
    replace: {
      by: ["staff:template.publish"],
      from: ["LIVE"],
      to: "RETIRED",
      fixed: over,
      checks: {
        "another takes its place": `exists (select from notice_template t where t.key = r.key and t.language = r.language
          and t.state = 'LIVE' and t.live_at = r.ended_at)`,
      },
    },
    /** The product's words are in force again: one person decides that, as two have looked at them before they were released. */
    retire: {
      by: ["staff:template.publish"],
      from: ["LIVE"],
      to: "RETIRED",
      if: "staff_holds(who, 'template.publish', 'd')",
      sets: ["end_reason"],
      fixed: over,
    },
  },
});
