import { machine } from "@/lib/kernel/machine";

/** A role of a person. It is exactly what two people agreed to, and ends once. */
export const staffGrant = machine("staff_grant", {
  parties: { holder: "r.user_id" },
  insert: {
    by: ["any"],
    columns: ["id", "user_id", "role", "approval_id"],
    from: `select a.subject_id, a.beneficiary_id, a.detail->>'role', a.id, at
      from approval a where a.id = (row_->>'approval_id')::uuid and a.act = 'role.grant' and a.approver_id = who and a.state = 'AGREED'
        and a.ended_at = at
        and a.beneficiary_id = (a.detail->>'userId')::uuid`,
  },
  moves: {
    end: {
      by: ["staff:role.revoke"],
      if: "ended_at is null",
      sets: ["end_reason"],
      fixed: { ended_at: "at", ended_by_id: "who" },
    },
  },
});
