import "server-only";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import { readTradeToSettle } from "../../trades";
import { type DisputedTrade, movedResult, moving, mustBeDisputed, withDispute } from "../facts";
import { disputeRefusals } from "../refusals";
import type { DisputeMoved } from "../schema";

/** By the clock: the time to answer has run out, so a moderator decides on what is there. */
export const startDisputeReview = command<{ tradeId: string }, DisputedTrade, DisputeMoved>({
  act: "dispute.start-review",
  read: ({ tradeId }, by) => withDispute(readTradeToSettle(tradeId, by)),
  decide(trade, _input, by) {
    mustBeDisputed(trade);
    if (trade.disputeState !== "OPEN" || !trade.isOver) throw new Refusal(disputeRefusals.no_dispute);
    return composePlan(
      { result: movedResult(trade, "UNDER_REVIEW"), subject: { kind: "dispute", id: trade.disputeId } },
      moving(trade, "start-review", by),
    );
  },
});

/** By the clock: no decision in time. Another moderator gets the dispute, both parties a new date, and our commission is given back. */
export const recordLateRuling = command<{ tradeId: string }, DisputedTrade, DisputeMoved>({
  act: "dispute.late",
  read: ({ tradeId }, by) => withDispute(readTradeToSettle(tradeId, by)),
  decide(trade, _input, by) {
    mustBeDisputed(trade);
    const waits = trade.disputeState === "UNDER_REVIEW" || trade.disputeState === "APPEALED";
    if (!waits || !trade.isOver) throw new Refusal(disputeRefusals.already_ruled);
    return composePlan(
      { result: movedResult(trade, trade.disputeState), subject: { kind: "dispute", id: trade.disputeId } },
      moving(trade, "late", by),
    );
  },
});
