import "server-only";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { command } from "@/lib/kernel/command";
import { readTrade, type TradeInput } from "../../commands/move-trade";
import { planMove, type TradeFacts, type TradeMoved } from "../../rules";
import { numberTaken } from "../refusals";
import type { Sent } from "../schema";
import { parcelMove } from "./facts";

/**
 * The seller has sent the parcel, and says how: with a carrier and its number, by a rider of their own, or with a driver at a park.
 * @throws Refusal - not_yours, moved_on, begin_first, number_taken
 */
export const shipTrade = refusingAt(
  command<TradeInput & { sent: Sent }, TradeFacts, TradeMoved>({
    act: "trade.ship",
    read: ({ tradeId }, by) => readTrade(tradeId, by),
    decide: (trade, { sent }, by) =>
      planMove(trade, "ship", by, { beside: trade.parcel ? parcelMove(trade, "send", { sent }) : {} }),
  }),
  numberTaken,
);

/** The seller takes it back, within five minutes. */
export const undoShipping = command<TradeInput, TradeFacts, TradeMoved>({
  act: "trade.undo-ship",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, _input, by) =>
    planMove(trade, "undo-ship", by, { beside: trade.parcel ? parcelMove(trade, "unsend") : {} }),
});

const say = (name: "say-delivered" | "say-handed-over") =>
  command<TradeInput, TradeFacts, TradeMoved>({
    act: `trade.${name}`,
    read: ({ tradeId }, by) => readTrade(tradeId, by),
    decide: (trade, _input, by) =>
      planMove(trade, name, by, { beside: trade.parcel ? parcelMove(trade, "say") : {} }),
  });

/** The seller says that what they sent has arrived. Their word alone pays nobody: silence then goes to a moderator. */
export const sayDelivered = say("say-delivered");

/** The seller says that the buyer has it, who did not show their code when they met. */
export const sayHandedOver = say("say-handed-over");
