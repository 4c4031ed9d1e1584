import "server-only";
import { command } from "@/lib/kernel/command";
import { readTrade, type TradeInput } from "../../commands/move-trade";
import { planMove, type TradeFacts, type TradeMoved } from "../../rules";
import type { Meeting } from "../schema";

/** Either of the two proposes where and when the buyer fetches it. One proposal is open at a time. */
export const proposeMeeting = command<TradeInput & Meeting, TradeFacts, TradeMoved>({
  act: "trade.propose-meeting",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, { at, place }, by) =>
    planMove(trade, "propose-meeting", by, { set: { at, place }, note: place }),
});

/** The other agrees: from now on the seller's time runs until a day after the meeting. */
export const agreeMeeting = command<TradeInput, TradeFacts, TradeMoved>({
  act: "trade.agree-meeting",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, _input, by) => planMove(trade, "agree-meeting", by),
});
