import "server-only";
import type { AssetKind } from "@/lib/assets";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { planMove, readTrade, type TradeFacts, type TradeMoved } from "../../trades";
import { confirmerOf, performerOf } from "../../trades/moves";
import { reasonWords } from "../words";

export interface DisputeInput {
  tradeId: string;
  /** One of the reasons of the trade's kind, or 'other'. */
  reason: string;
  /** The party's description. */
  statement: string;
}

const disputeRefusals = refusals({
  unknown_reason: { status: 422, field: "reason", says: "Choose what went wrong." },
});

/** A party escalates the trade to a moderator. From now on only a person's decision moves the money. */
export const openDispute = command<DisputeInput, TradeFacts, TradeMoved>({
  act: "trade.dispute",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, { reason, statement }, by) =>
    planMove(trade, "dispute", by, {
      note: inWords(trade.kind, reason),
      beside: openCase(trade.id, reason, statement),
    }),
});

function inWords(kind: AssetKind, reason: string): string {
  const words = reasonWords(kind, reason);
  if (words === undefined) throw new Refusal(disputeRefusals.unknown_reason);
  return words;
}

/**
 * By the clock: escalates a started or delivered trade after its deadline, or one whose parties may not go on by themselves. It never
 * ends without a person's decision.
 */
export const escalateTrade = command<{ tradeId: string }, TradeFacts, TradeMoved>({
  act: "trade.escalate",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, _input, by) => {
    const note = whyEscalated(trade);
    return planMove(trade, "escalate", by, {
      note,
      beside: openCase(trade.id, trade.waitsForModerator ? "staff_review" : "silence", note),
    });
  },
});

/** Which account it is, and why, is not the other party's to know. */
function whyEscalated(trade: TradeFacts): string {
  if (trade.waitsForModerator) return "An account in this trade is under review, so a moderator decides.";
  return trade.state === "DELIVERED"
    ? `The ${confirmerOf(trade)} didn’t confirm in time.`
    : `The ${performerOf(trade)} started but didn’t mark it as sent in time.`;
}

function openCase(tradeId: string, reason: string, statement: string) {
  return {
    insert: [{ table: "dispute", row: { id: newId(), tradeId, reason, statement } }],
  };
}
