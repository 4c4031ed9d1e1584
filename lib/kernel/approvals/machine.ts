import { machine } from "@/lib/kernel/machine";

/** Who may ask for an act, and agree to one that a colleague has asked for, says the act's own row. */
const mayAsk = { "who asks may ask for it": "staff_may_ask(who, r.act)" };
const mayAgree = { "who agrees may agree to it": "staff_may_agree(who, r.act)" };

/** A second person's consent to an act that needs one. Creator and approver are whoever commits, never a parameter. */
export const approval = machine("approval", {
  parties: { creator: "r.creator_id" },
  insert: {
    by: ["staff:approval.read"],
    columns: ["id", "act", "subject_id", "reverses", "beneficiary_id", "reason", "detail"],
    fixed: { creator_id: "who" },
    checks: mayAsk,
  },
  moves: {
    agree: {
      by: ["staff:approval.read"],
      if: "approver_id is null and ended_at is null",
      fixed: { approver_id: "who", approved_at: "at" },
      checks: mayAgree,
    },
    end: {
      by: ["staff:approval.read"],
      if: "approver_id is null and ended_at is null",
      fixed: { ended_by_id: "who", ended_at: "at" },
    },
    // The owner of what was to be decided has taken it back.
    moot: {
      by: ["any"],
      if: "approver_id is null and ended_at is null",
      fixed: { ended_by_id: "who", ended_at: "at" },
      checks: {
        "its payout is over":
          "exists (select from payout p where p.id = r.subject_id and p.ended_at is not null)",
      },
    },
    /** It is read by the posting that it allows. */
  },
});

/** Limits, prices and times as data: a row is made to the letter of what two people have agreed to. */
export const setting = machine("setting", {
  insert: {
    by: ["staff:approval.read"],
    columns: ["id", "name", "value", "effective_from", "approval_id"],
    from: `select a.subject_id, a.detail->>'name', a.detail->'value', greatest((a.detail->>'effectiveFrom')::timestamptz, at), a.id, at
      from approval a where a.id = (row_->>'approval_id')::uuid and a.act = 'admin.change_setting'
        and a.approver_id = who and a.ended_at is null`,
  },
  moves: {},
});
