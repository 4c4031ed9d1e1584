import { machine } from "@/lib/kernel/machine";

export const approvalStates = [
  "ASKED",
  "AGREED",
  "DECLINED",
  "WITHDRAWN",
  "STALE",
  "EXPIRED",
  "VETOED",
] as const;
export type ApprovalState = (typeof approvalStates)[number];

const document = "(row_->>'document')::jsonb";
const over = { ended_at: "at", ended_by_id: "who" };

/**
 * A second person's consent to an act that needs one. The request is one document: the database derives the other columns from
 * it, and the digest from its bytes. The act is performed in the commit of the agreement, so neither exists without the other.
 * What is agreed to but takes effect later can be vetoed meanwhile.
 */
export const approval = machine("approval", {
  states: approvalStates,
  parties: { creator: "r.creator_id" },
  insert: {
    by: ["creator"],
    columns: ["id", "document"],
    fixed: {
      creator_id: "who",
      act: `${document}->>'act'`,
      subject_kind: `${document}->'subject'->>'kind'`,
      subject_id: `(${document}->'subject'->>'id')::uuid`,
      reverses: `(${document}->'detail'->>'reverses')::bigint`,
      beneficiary_id: `(${document}->>'beneficiary')::uuid`,
      amount_minor: `(${document}->>'amountMinor')::bigint`,
      currency: `${document}->>'currency'`,
      detail: `${document}->'detail'`,
      reason: `${document}->>'reason'`,
      digest: "digest_of(row_->>'document')",
      expires_at: `expiry_of(${document}->>'act', at)`,
    },
    checks: {
      "who asks may ask for it": "staff_may_ask(who, r.act)",
      "its reason has a code of its act": `exists (select from act_reason c where c.act = r.act and c.code = r.document::jsonb->>'reasonCode')`,
    },
  },
  moves: {
    agree: {
      by: ["any"],
      from: ["ASKED"],
      to: "AGREED",
      sets: ["assertion"],
      takes: ["digest"],
      if: `staff_may_agree(who, r.act) and staff_may_ask(r.creator_id, r.act) and r.expires_at > at
          and are_independent(who, r.creator_id, at)
          and r.digest = digest_of(r.document) and r.digest = decode(s->>'digest', 'hex') and must_be_as_asked(r.document)`,
      fixed: { approver_id: "who", ...over },
      checks: {
        "it is done in the same commit": "exists (select from approval_use u where u.approval_id = r.id)",
        "it is signed, two weeks after its approver's role was granted":
          "r.assertion is not null or not agreement_needs_signature(r.approver_id, r.act, r.ended_at)",
        "its approver has enrolled the passkey that signed it":
          "r.assertion is null or may_sign_with(r.approver_id, r.assertion)",
      },
    },
    /** The worker has verified what its approver signed. */
    verify: {
      by: ["system"],
      from: ["AGREED", "VETOED"],
      to: "same",
      if: "verified_at is null",
      fixed: { verified_at: "at", finding: "null" },
    },
    /** The worker has found that nobody agreed to what is stored. */
    refute: {
      by: ["system"],
      from: ["AGREED", "VETOED"],
      to: "same",
      sets: ["finding"],
      if: "finding is null",
      fixed: { verified_at: "null" },
    },
    decline: {
      by: ["any"],
      from: ["ASKED"],
      to: "DECLINED",
      sets: ["end_reason"],
      if: "staff_may_agree(who, r.act) and who <> r.creator_id and who is distinct from r.beneficiary_id",
      fixed: over,
    },
    withdraw: { by: ["creator"], from: ["ASKED"], to: "WITHDRAWN", fixed: over },
    /** The rows it was decided from have changed, or its creator has lost the permission to request it, with their role. */
    stale: {
      by: ["any"],
      from: ["ASKED"],
      to: "STALE",
      if: `who = system_id()
          or (staff_may_agree(who, r.act) or staff_may(who, 'role.revoke')) and who is distinct from r.beneficiary_id`,
      fixed: over,
    },
    /** Whatever it allowed has not taken effect yet, and never does. */
    veto: {
      by: ["staff:approval.veto"],
      from: ["AGREED"],
      to: "VETOED",
      sets: ["end_reason"],
      fixed: over,
      checks: {
        "its setting is vetoed":
          "exists (select from setting s where s.approval_id = r.id and s.effective_from = 'infinity')",
      },
    },
    expire: {
      by: ["any"],
      from: ["ASKED"],
      to: "EXPIRED",
      if: "r.expires_at <= at",
      fixed: over,
    },
  },
});

/** Limits, prices and times as data. A row contains exactly what two people agreed to. */
export const setting = machine("setting", {
  insert: {
    by: ["any"],
    columns: ["id", "name", "value", "effective_from", "approval_id"],
    from: `select a.subject_id, a.detail->>'name', a.detail->'value',
        setting_from(a.detail->>'name', a.detail->'value', (a.detail->>'effectiveFrom')::timestamptz, at), a.id, at
      from approval a where a.id = (row_->>'approval_id')::uuid and a.act = setting_act(a.detail->>'name')
        and a.approver_id = who and a.state = 'AGREED' and a.ended_at = at`,
  },
  moves: {
    veto: {
      by: ["staff:approval.veto"],
      if: "effective_from > at and effective_from < 'infinity'",
      fixed: { effective_from: "'infinity'" },
      checks: {
        "its request is vetoed":
          "exists (select from approval a where a.id = r.approval_id and a.state = 'VETOED')",
      },
    },
  },
});
