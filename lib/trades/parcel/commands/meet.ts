import "server-only";
import { DAY } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { Refusal } from "@/lib/kernel/refusal";
import { readTrade, type TradeInput } from "../../commands/move-trade";
import { planMove, type TradeFacts, type TradeMoved } from "../../rules";
import { parcelRefusals } from "../refusals";
import type { Meeting } from "../schema";

const WITHIN = 7 * DAY;

/**
 * Either of the two proposes where and when the buyer fetches it. One proposal is open at a time.
 * @throws Refusal - not_yours, moved_on, proposal_open, meet_within_week
 */
export const proposeMeeting = command<TradeInput & Meeting, TradeFacts, TradeMoved>({
  act: "trade.propose-meeting",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide(trade, { at, place }, by) {
    // What is wrong with the move itself comes first.
    const plan = planMove(trade, "propose-meeting", by, { set: { at, place }, note: place });
    const left = Date.parse(at) - trade.now.getTime();
    if (left < 0 || left > WITHIN) throw new Refusal(parcelRefusals.meet_within_week);
    return plan;
  },
});

/** The other agrees: from now on the seller's time runs until a day after the meeting. */
export const agreeMeeting = command<TradeInput, TradeFacts, TradeMoved>({
  act: "trade.agree-meeting",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, _input, by) => planMove(trade, "agree-meeting", by),
});
