import { agreeCancel, concedeTrade, escalateTrade, openDispute, openStaffReview } from "@/lib/disputes";
import type { Actor } from "@/lib/kernel/command";
import {
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
  undoDelivery,
  withdrawProposal,
} from ".";
import { extendTrade } from "./commands/extend-trade";
import type { TradeMoveKey } from "./moves";
import { freshKey } from "./scenes-for-tests";

type Act = (by: Actor, tradeId: string) => Promise<{ replayed: boolean }>;

type Simple = (by: Actor, key: string, input: { tradeId: string }) => Promise<{ replayed: boolean }>;
const simply =
  (move: Simple): Act =>
  (by, tradeId) =>
    move(by, freshKey(), { tradeId });

const statement = "Nothing has arrived on my line.";

/** Moves of goods, which parcel/steps.test.ts and parcel/returns.test.ts make. */
const ofGoods = {
  "begin:sent": undefined,
  "cancel:buyer": undefined,
  "cancel:seller": undefined,
  "lapse:unsent": undefined,
  ship: undefined,
  "ship:scanned": undefined,
  arrive: undefined,
  bounce: undefined,
  "undo-ship": undefined,
  "hand-over": undefined,
  "say-delivered": undefined,
  "say-handed-over": undefined,
  inspected: undefined,
  "escalate:sent": undefined,
  "propose-meeting": undefined,
  "agree-meeting": undefined,
  "agree-extension:sent": undefined,
  "propose-return": undefined,
  "agree-return": undefined,
  "propose-split": undefined,
  "agree-split": undefined,
  "return-ship": undefined,
  "return-arrive": undefined,
  "return-received": undefined,
  "return-received:silent": undefined,
  "contest-return": undefined,
  keep: undefined,
  "escalate:returning": undefined,
  "settle:return": undefined,
  "rule:return": undefined,
};

/** The command of each move of the machine; undefined where none makes it alone. */
export const actOf: Record<TradeMoveKey, Act | undefined> = {
  ...ofGoods,
  begin: simply(beginTrade),
  deliver: simply(deliverTrade),
  "undo-deliver": simply(undoDelivery),
  approve: simply(approveTrade),
  cancel: simply(cancelTrade),
  "cancel:late": simply(cancelTrade),
  "propose-cancel": simply(proposeCancel),
  "agree-cancel": simply(agreeCancel),
  "propose-extension": simply(proposeExtension),
  "agree-extension": simply(agreeExtension),
  "decline-proposal": simply(declineProposal),
  "withdraw-proposal": simply(withdrawProposal),
  "expire-proposal": simply(expireProposal),
  extend: (by, tradeId) =>
    extendTrade(by, freshKey(), { tradeId, hours: 1, reason: "The seller’s phone is being repaired." }),
  lapse: simply(lapseTrade),
  "escalate:begun": simply(escalateTrade),
  "escalate:delivered": simply(escalateTrade),
  "escalate:restricted": simply(escalateTrade),
  dispute: (by, tradeId) => openDispute(by, freshKey(), { tradeId, reason: "other", statement }),
  turn: undefined,
  stop: undefined, // of a trade alone there is none
  "stop:end": undefined,
  "concede:refund": simply(concedeTrade),
  "concede:release": simply(concedeTrade),
  "dispute:staff": (by, tradeId) =>
    openStaffReview(by, freshKey(), { tradeId, reason: "The buyer’s account was taken over." }),
  "settle:refund": undefined,
  "settle:release": undefined,
  "settle:split": undefined,
  "rule:refund": undefined,
  "rule:release": undefined,
  "rule:split": undefined,
};
