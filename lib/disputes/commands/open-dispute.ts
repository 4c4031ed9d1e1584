import "server-only";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { planMove, readTrade, type TradeFacts, type TradeMoved } from "../../trades";
import { disputeReasons } from "../schema";

export interface DisputeInput {
  tradeId: string;
  reason: keyof typeof disputeReasons;
  /** What the party says happened. */
  statement: string;
}

/** A party puts the trade before a moderator: from now on nothing moves the money but a person's decision. */
export const openDispute = command<DisputeInput, TradeFacts, TradeMoved>({
  act: "trade.dispute",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, { reason, statement }, by) =>
    planMove(trade, "dispute", by, {
      note: disputeReasons[reason],
      beside: openCase(trade.id, reason, statement),
    }),
});

/** The clock's: a begun or delivered trade whose deadline has passed goes to a person; it never ends by silence. */
export const escalateTrade = command<{ tradeId: string }, TradeFacts, TradeMoved>({
  act: "trade.escalate",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, _input, by) => {
    const waitedFor =
      trade.state === "DELIVERED"
        ? "The buyer didn’t confirm in time."
        : "The seller started but didn’t mark it as sent in time.";
    return planMove(trade, "escalate", by, {
      note: waitedFor,
      beside: openCase(trade.id, "silence", waitedFor),
    });
  },
});

function openCase(tradeId: string, reason: string, statement: string) {
  return {
    insert: [{ table: "dispute", row: { id: newId(), tradeId, reason, statement } }],
  };
}
