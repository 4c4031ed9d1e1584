import "server-only";
import { approval } from "@/lib/kernel/approvals/machine";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { ledgerRefusals } from "../refusals";
import { mustBeFinance } from "./rules";

interface Request {
  version: bigint;
  creatorId: string;
  beneficiaryId: string | null;
  approverId: string | null;
  reason: string;
}

/**
 * A second person agrees to what a colleague asked for. The database, too, refuses the one who asked and the one who gains.
 * @throws Refusal - not_staff, needs_another, already_approved
 */
export const approveRequest = command<{ approvalId: string }, Request, { approvalId: string }>({
  act: "ledger.approve_request",
  read: ({ approvalId }) => sql`
    select version, creator_id, beneficiary_id, approver_id, reason from approval where id = ${approvalId}::uuid`,
  decide({ version, creatorId, beneficiaryId, approverId, reason }, { approvalId }, by) {
    mustBeFinance(by);
    if (by.id === creatorId || by.id === beneficiaryId) throw new Refusal(ledgerRefusals.needs_another);
    if (approverId) throw new Refusal(ledgerRefusals.already_approved);
    return {
      rows: [approval.move({ id: approvalId, version }, "agree")],
      audit: [
        {
          actorId: by.id,
          act: "ledger.approve_request",
          subjectKind: "approval",
          subjectId: approvalId,
          reason,
        },
      ],
      result: { approvalId },
    };
  },
});
