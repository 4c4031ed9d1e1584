import "server-only";
import { command } from "@/lib/kernel/command";
import type { MoveName } from "../moves";
import { readTrade, readTradeToSettle, type StoredLine, settledLines } from "../read-trade";
import { planMove, type TradeFacts, type TradeMoved } from "../rules";

export interface TradeInput {
  tradeId: string;
}

/** A command for a move that goes on. */
const moveTrade = (name: MoveName) =>
  command<TradeInput, TradeFacts, TradeMoved>({
    act: `trade.${name}`,
    read: ({ tradeId }, by) => readTrade(tradeId, by),
    decide: (trade, _input, by) => planMove(trade, name, by),
  });

/** A command for a move that ends the trade and empties its escrow. */
const endTrade = (name: MoveName) =>
  command<TradeInput, TradeFacts & { lines: StoredLine[] }, TradeMoved>({
    act: `trade.${name}`,
    read: ({ tradeId }, by) => readTradeToSettle(tradeId, by),
    decide: (trade, _input, by) => planMove({ ...trade, lines: settledLines(trade.lines) }, name, by),
  });

/** The seller starts: from now on they see the number, and the trade cannot end by silence. */
export const beginTrade = moveTrade("begin");

/** The seller says 'I have sent it'. */
export const deliverTrade = moveTrade("deliver");

/** The seller takes 'I have sent it' back, within five minutes. */
export const undoDelivery = moveTrade("undo-deliver");

/** The buyer says 'I have it': the seller is paid. Called again under its key it answers the same; no money moves twice. */
export const approveTrade = endTrade("approve");

/** The seller gives up before delivering: the buyer gets everything back and the offer is withdrawn. */
export const cancelTrade = endTrade("cancel");

/** Either party asks the other to call the trade off. */
export const proposeCancel = moveTrade("propose-cancel");

/** Either party asks the other for more time. */
export const proposeExtension = moveTrade("propose-extension");

/** The other party agrees to more time. */
export const agreeExtension = moveTrade("agree-extension");

/** The clock's: the seller never began and the time has passed, so the buyer gets everything back. */
export const lapseTrade = endTrade("lapse");
