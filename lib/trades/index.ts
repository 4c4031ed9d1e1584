import "server-only";

export { tradeChecks } from "./checks";
export { acceptOffer } from "./commands/accept-offer";
export {
  agreeExtension,
  approveTrade,
  beginTrade,
  cancelTrade,
  deliverTrade,
  lapseTrade,
  proposeCancel,
  proposeExtension,
  undoDelivery,
} from "./commands/move-trade";
export { answered, askToPayOperation, moveOperation, payingOperation, tradeProcedures } from "./procedures";
export {
  findTradeOf,
  getTradeFor,
  listTradesFor,
  type MarketFigures,
  marketFigures,
  roleInRoom,
} from "./queries";
export { tradeReactions } from "./reactions";
export { readTrade, readTradeToSettle } from "./read-trade";
export { planMove, type TradeFacts, type TradeMoved, type TradeToSettle } from "./rules";
