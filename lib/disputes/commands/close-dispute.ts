import "server-only";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import { planMove, readTradeToSettle, type TradeMoved, toSettle } from "../../trades";
import { type DisputedTrade, feeGivenBack, movedResult, moving, mustBeDisputed, withDispute } from "../facts";
import { disputeRefusals } from "../refusals";
import type { DisputeMoved } from "../schema";

/** A party concedes: a seller refunds the buyer, a buyer pays the seller. At any time of a dispute, also once a moderator has ruled. */
export const concedeTrade = command<{ tradeId: string }, DisputedTrade, TradeMoved>({
  act: "trade.concede",
  read: ({ tradeId }, by) => withDispute(readTradeToSettle(tradeId, by)),
  decide(trade, _input, by) {
    const plan = planMove(toSettle(trade), "concede", by);
    mustBeDisputed(trade);
    const refundMinor = by.id === trade.confirmerId ? 0n : trade.holdMinor;
    return composePlan(plan, moving(trade, "concede", by), { transfers: feeGivenBack(trade, refundMinor) });
  },
});

/** The other party agrees to cancel the trade, disputed or not: the buyer is refunded in full. */
export const agreeCancel = command<{ tradeId: string }, DisputedTrade, TradeMoved>({
  act: "trade.agree-cancel",
  read: ({ tradeId }, by) => withDispute(readTradeToSettle(tradeId, by)),
  decide(trade, _input, by) {
    const plan = planMove(toSettle(trade), "agree-cancel", by);
    if (trade.state !== "DISPUTED") return plan;
    mustBeDisputed(trade);
    return composePlan(plan, moving(trade, "cancel", by));
  },
});

/**
 * Who made a claim about an ended trade takes it back before it is decided.
 * @throws Refusal - not_found, no_dispute, not_your_claim, already_ruled
 */
export const withdrawClaim = command<{ tradeId: string }, DisputedTrade, DisputeMoved>({
  act: "dispute.withdraw",
  read: ({ tradeId }, by) => withDispute(readTradeToSettle(tradeId, by)),
  decide(trade, _input, by) {
    mustBeDisputed(trade);
    if (!trade.isClaim || trade.openedById !== by.id) throw new Refusal(disputeRefusals.not_your_claim);
    if (trade.disputeState !== "OPEN" && trade.disputeState !== "UNDER_REVIEW")
      throw new Refusal(disputeRefusals.already_ruled);
    return composePlan(
      { result: movedResult(trade, "CLOSED"), subject: { kind: "dispute", id: trade.disputeId } },
      moving(trade, "withdraw", by),
    );
  },
});
