import "server-only";
import { type Actor, command, type Moment } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { invariant, kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { planMove, readTradeToSettle, toSettle } from "../../trades";
import {
  type DisputedTrade,
  endingTrade,
  type InDispute,
  movedResult,
  moving,
  mustBeDisputed,
  partyIn,
  withDispute,
} from "../facts";
import { outcomeStates } from "../findings";
import { disputeRefusals } from "../refusals";
import type { DisputeMoved } from "../schema";

const subjectOf = ({ disputeId }: InDispute) => ({ kind: "dispute", id: disputeId });

/** Ends a dispute by its ruling, which can no longer be appealed: the trade ends in the same commit. */
function planFinal(
  trade: InDispute & Moment,
  by: Actor,
  move: "finish:accepted" | "finish:over",
): Plan<DisputeMoved> {
  const { outcome, refundMinor, rulingReason } = trade;
  invariant(outcome && refundMinor !== null && rulingReason !== null, "a ruling says how it is decided");
  return composePlan(
    { result: movedResult(trade, "CLOSED"), subject: subjectOf(trade) },
    moving(trade, move, by),
    endingTrade(trade, refundMinor, () =>
      planMove(toSettle(trade), "rule", by, { to: outcomeStates[outcome], note: rulingReason, refundMinor }),
    ),
  );
}

/** The party's own dispute, which is ruled and not accepted by them yet. */
function mustBeRuled(trade: DisputedTrade, by: Actor): asserts trade is InDispute {
  mustBeDisputed(trade);
  const party = partyIn(trade, by);
  if (!party) throw new Refusal(kernelRefusals.not_found);
  if (trade.disputeState !== "RULED") throw new Refusal(disputeRefusals.not_ruled);
  if (acceptedBy(trade, party)) throw new Refusal(disputeRefusals.already_accepted);
}

const acceptedBy = (trade: InDispute, party: "buyer" | "seller") =>
  party === "buyer" ? trade.buyerAcceptedAt : trade.sellerAcceptedAt;

/**
 * A party accepts the ruling. Once both have, it is final and the money moves in the same commit.
 * @throws Refusal - not_found, no_dispute, not_ruled, already_accepted
 */
export const acceptRuling = command<{ tradeId: string }, DisputedTrade, DisputeMoved>({
  act: "dispute.accept",
  read: ({ tradeId }, by) => withDispute(readTradeToSettle(tradeId, by)),
  decide(trade, _input, by) {
    mustBeRuled(trade, by);
    if (trade.buyerAcceptedAt || trade.sellerAcceptedAt) return planFinal(trade, by, "finish:accepted");
    return composePlan(
      { result: movedResult(trade, "RULED"), subject: subjectOf(trade) },
      moving(trade, "accept", by),
    );
  },
});

/**
 * A party appeals, once: another moderator answers, and that is final.
 * @throws Refusal - not_found, no_dispute, not_ruled, already_accepted
 */
export const appealRuling = command<{ tradeId: string; reason: string }, DisputedTrade, DisputeMoved>({
  act: "dispute.appeal",
  read: ({ tradeId }, by) => withDispute(readTradeToSettle(tradeId, by)),
  decide(trade, { reason }, by) {
    mustBeRuled(trade, by);
    return composePlan(
      { result: movedResult(trade, "APPEALED"), subject: subjectOf(trade) },
      moving(trade, "appeal", by, { appealReason: reason }),
    );
  },
});

/** By the clock: the time for an appeal has run out, so the ruling is final and the money moves. */
export const finishRuling = command<{ tradeId: string }, DisputedTrade, DisputeMoved>({
  act: "dispute.finish",
  read: ({ tradeId }, by) => withDispute(readTradeToSettle(tradeId, by)),
  decide(trade, _input, by) {
    mustBeDisputed(trade);
    if (trade.disputeState !== "RULED" || !trade.isOver) throw new Refusal(disputeRefusals.not_ruled);
    return planFinal(trade, by, "finish:over");
  },
});
