import "server-only";

export { acceptOffer } from "./commands/accept-offer";
export {
  type BasketFacts,
  type BasketTrade,
  costOf,
  missingFor,
  planBasket,
  readBasket,
} from "./commands/basket";
export { barredIn } from "./commands/basket-limits";
export {
  agreeExtension,
  approveTrade,
  beginTrade,
  cancelTrade,
  declineProposal,
  deliverTrade,
  expireProposal,
  lapseTrade,
  proposeCancel,
  proposeExtension,
  readTrade,
  readTradeToSettle,
  type StoredTrade,
  stopParts,
  toSettle,
  undoDelivery,
  withdrawProposal,
} from "./commands/move-trade";
export { type HeldTrades, heldTradesOf, type LockedTrade } from "./held";
export { type BoughtBefore, boughtBefore } from "./lists/buy-again";
export { findTradeOf, roleInRoom } from "./lists/find-trade";
export { countNeeds, countTabs, MOST_COUNTED } from "./lists/needs";
export { hasTraded, type RunningTrade, runningTrades } from "./lists/running";
export { askToPayOperation, moveOperation, payingOperation, settling } from "./move-operations";
export { currentOutages, listOutages, type Outage, outagePreview } from "./outages/queries";
export { clockStands, timeStopped } from "./outages/stopped";
export { arriveTrade, bounceTrade, returnArrived, shipByScan } from "./parcel/commands/carried";
export { shipTrade } from "./parcel/commands/send";
export { type LabelFacts, planExtra, planLabel, planNoLabel } from "./parcel/label";
export type { ParcelWay } from "./parcel/parcel";
export {
  getTradeFor,
  listTradesFor,
  type MarketFigures,
  marketFigures,
} from "./queries";
export { planMove, type TradeFacts, TradeMoved, type TradeToSettle } from "./rules";
