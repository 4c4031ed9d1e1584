import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { may } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { disputeEvents } from "../events";
import { dispute } from "../machine";

interface CaseToReview {
  id: string;
  version: bigint;
  reviewStartedAt: Date | null;
}

const reviewRefusals = refusals({
  being_reviewed: { status: 409, says: "A moderator is already reviewing this dispute." },
});

/**
 * A moderator who is no party takes up an open dispute: both parties see that it is being reviewed, and since when.
 * @throws Refusal - not_found, being_reviewed
 */
export const startReview = command<{ tradeId: string }, CaseToReview, { tradeId: string }>({
  act: "dispute.review",
  read: ({ tradeId }, by) => sql`
    select d.id, d.version, d.review_started_at
    from dispute d join trade_overview t on t.id = d.trade_id
    where d.trade_id = ${tradeId}::uuid and d.state = 'OPEN'
      and ${may(by, "dispute.rule")} and ${by.id}::uuid not in (t.buyer_id, t.seller_id)`,
  decide({ id, version, reviewStartedAt }, { tradeId }, by) {
    if (reviewStartedAt) throw new Refusal(reviewRefusals.being_reviewed);
    return {
      result: { tradeId },
      rows: [dispute.move({ id, version }, "review")],
      audit: [{ actorId: by.id, act: "dispute.review", subjectKind: "trade", subjectId: tradeId }],
      events: [disputeEvents.review_started({ tradeId })],
    };
  },
});
