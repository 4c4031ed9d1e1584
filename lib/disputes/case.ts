import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { may, mayRead } from "@/lib/kernel/permissions";
import { getDisputeFor } from "./queries";
import type { CaseView, DisputeView } from "./schema";

interface CaseRow {
  moderatorName: string | null;
  requestId: string | null;
  requestCreatorId: string | null;
  requestCreatorName: string | null;
  needsTwoPeople: boolean;
  hasRuled: boolean;
}

/** The latest dispute of a trade for staff, and whether they decide it; undefined for those who may not read trades. */
export async function getCaseFor(by: Actor, tradeId: string): Promise<CaseView | undefined> {
  if (!mayRead(by, "trade.read")) return undefined;
  const dispute = await getDisputeFor(by, tradeId);
  if (!dispute) return undefined;
  const row = await queryOne<CaseRow>(sql`
    select m.name as moderator_name, a.id as request_id, a.creator_id as request_creator_id, c.name as request_creator_name,
      coalesce(ruling_needs_two_people(d.id), false) as needs_two_people, has_ruled(${by.id}::uuid, d.trade_id) as has_ruled
    from dispute d left join person m on m.id = d.moderator_id
      left join approval_record a on a.act = 'dispute.rule' and a.subject_id = d.id and a.state = 'ASKED' and a.expires_at > app_now()
      left join person c on c.id = a.creator_id
    where d.id = ${dispute.id}::uuid`);
  if (!row) return undefined;
  const { requestId, requestCreatorName, requestCreatorId, needsTwoPeople, moderatorName } = row;
  return {
    dispute,
    moderatorName,
    needsTwoPeople,
    request:
      (requestId && {
        id: requestId,
        creatorName: requestCreatorName ?? "",
        isOwn: requestCreatorId === by.id,
      }) ||
      null,
    barredBy: barredBy(by, dispute, row),
  };
}

function barredBy(
  by: Actor,
  { own, stage }: DisputeView,
  { hasRuled, requestId }: CaseRow,
): CaseView["barredBy"] {
  if (!may(by, "dispute.rule")) return "not_permitted";
  if (own) return "party";
  if (hasRuled) return "ruled_before";
  if (requestId) return "asked";
  return stage === "UNDER_REVIEW" || stage === "APPEALED" ? null : "not_due";
}
