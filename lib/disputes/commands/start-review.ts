import "server-only";
import { type Actor, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { may } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { disputeEvents } from "../events";
import { type DisputeState, dispute } from "../machine";
import { disputeRefusals } from "../refusals";

interface CaseToReview {
  id: string;
  version: bigint;
  state: DisputeState;
  reviewStartedAt: Date | null;
  hasRuled: boolean;
  isLinked: boolean;
}

const readCase = (tradeId: string, by: Actor) => sql`
  select d.id, d.version, d.state, d.review_started_at, has_ruled(${by.id}::uuid, d.trade_id) as has_ruled,
    is_linked_to_trade(${by.id}::uuid, d.trade_id) as is_linked
  from dispute d join trade_overview t on t.id = d.trade_id
  where d.trade_id = ${tradeId}::uuid and d.state in ('OPEN', 'UNDER_REVIEW', 'APPEALED')
    and ${may(by, "dispute.rule")} and ${by.id}::uuid not in (t.buyer_id, t.seller_id)`;

/**
 * A moderator who is no party nor linked to one, and who has not decided about the trade before, takes up an open dispute: both parties see that it is being
 * reviewed, and since when.
 * @throws Refusal - not_found, being_reviewed, linked_to_party, ruled_before
 */
export const startReview = command<{ tradeId: string }, CaseToReview, { tradeId: string }>({
  act: "dispute.review",
  read: ({ tradeId }, by) => readCase(tradeId, by),
  decide({ id, version, reviewStartedAt, hasRuled, isLinked }, { tradeId }, by) {
    if (isLinked) throw new Refusal(disputeRefusals.linked_to_party);
    if (hasRuled) throw new Refusal(disputeRefusals.ruled_before);
    if (reviewStartedAt) throw new Refusal(disputeRefusals.being_reviewed);
    return {
      result: { tradeId },
      rows: [dispute.move({ id, version }, "review")],
      audit: [{ actorId: by.id, act: "dispute.review", subjectKind: "trade", subjectId: tradeId }],
      events: [disputeEvents.review_started({ tradeId })],
    };
  },
});
