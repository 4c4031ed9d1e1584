import "server-only";
import type { RequestDocument } from "@/lib/kernel/approvals/document";
import type { ApprovalState } from "@/lib/kernel/approvals/machine";
import { queryOne, sql } from "@/lib/kernel/db";

interface ApprovalNoticeFacts {
  state: ApprovalState;
  effectText: RequestDocument["effectText"];
  reason: string;
  creatorId: string;
  creatorName: string;
  expiresAt: Date;
  endedById: string | null;
  endedByName: string | null;
  endReason: string | null;
  /** Who may agree to it. */
  approvers: string[];
}

/** A request of two people, as its creator and those who may answer are notified of it. */
export const readApprovalFacts = (id: string) =>
  queryOne<ApprovalNoticeFacts>(sql`
    select a.state::text as state, a.document::jsonb->'effectText' as effect_text, a.reason, a.creator_id, c.name as creator_name, a.expires_at,
      a.ended_by_id, e.name as ended_by_name, a.end_reason,
      array(select distinct m.user_id from staff_member m where staff_may_agree(m.user_id, a.act) and m.user_id <> a.creator_id
        and m.user_id is distinct from a.beneficiary_id and are_independent(m.user_id, a.creator_id, app_now())) as approvers
    from approval a join person c on c.id = a.creator_id left join person e on e.id = a.ended_by_id where a.id = ${id}::uuid`);
