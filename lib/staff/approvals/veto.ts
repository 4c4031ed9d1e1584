import "server-only";
import { approval, setting } from "@/lib/kernel/approvals/machine";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { approvalRefusals } from "@/lib/kernel/approvals/refusals";
import { type ApprovalStatus, requestMoved } from "@/lib/kernel/approvals/spec";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";

interface Facts {
  version: bigint;
  act: string;
  subjectKind: string;
  subjectId: string;
  setting: string | null;
  settingVersion: string | null;
}

/**
 * Vetoes a change that two colleagues have agreed to, before it takes effect: it never does.
 * @throws Refusal - not_found, too_late_to_veto
 */
export const vetoRequest = command<
  { id: string; reason: string; reasonCode?: ReasonCode },
  Facts,
  ApprovalStatus
>({
  act: "approval.veto",
  read: ({ id }) => sql`
    select a.version, a.act, a.subject_kind, coalesce(a.document::jsonb->'subject'->>'auditId', a.subject_id::text) as subject_id,
      s.id as setting, s.version::text as setting_version
    from approval a left join setting s on s.approval_id = a.id and s.effective_from > app_now() and s.effective_from < 'infinity'
    where a.id = ${id}::uuid`,
  decide({ version, act, subjectKind, subjectId, ...of }, { id, reason, reasonCode }, by) {
    mustHold(by, "approval.veto");
    if (of.setting === null || of.settingVersion === null)
      throw new Refusal(approvalRefusals.too_late_to_veto);
    const status: ApprovalStatus = { approvalId: id, state: "VETOED" };
    return {
      subject: { kind: "approval", id },
      rows: [
        approval.move({ id, version }, "veto", { endReason: reason }),
        setting.move({ id: of.setting, version: BigInt(of.settingVersion) }, "veto"),
      ],
      audit: [
        {
          actorId: by.id,
          act: `${act}.veto`,
          subjectKind,
          subjectId,
          reason,
          detail: { approval: id, reasonCode },
        },
      ],
      events: [requestMoved(act, status)],
      result: status,
    };
  },
});
