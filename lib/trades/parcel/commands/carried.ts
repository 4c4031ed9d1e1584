import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { readTrade, type TradeInput } from "../../commands/move-trade";
import { planMove, type TradeFacts, type TradeMoved } from "../../rules";
import { parcelMove } from "./facts";

/**
 * The system's: its carrier says that it has arrived, and the buyer's time to look at it begins. Whether that proves it the database checks:
 * silence pays only then.
 * @throws Refusal - moved_on
 */
export const arriveTrade = command<TradeInput & { proof: "CARRIER" | "WORD" }, TradeFacts, TradeMoved>({
  act: "trade.arrive",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, { proof }, by) =>
    planMove(trade, "arrive", by, { beside: trade.parcel ? parcelMove(trade, "arrive", { proof }) : {} }),
});

/**
 * The system's: its carrier did not find the buyer, and brings it back to the seller.
 * @throws Refusal - moved_on
 */
export const bounceTrade = command<TradeInput, TradeFacts, TradeMoved>({
  act: "trade.bounce",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, _input, by) =>
    planMove(trade, "bounce", by, { beside: trade.parcel ? parcelMove(trade, "bounce") : {} }),
});

/**
 * The system's: its carrier proves that the seller has it back, so that their silence refunds the buyer from now on.
 * @throws Refusal - moved_on
 */
export const returnArrived = command<TradeInput, TradeFacts, TradeMoved>({
  act: "trade.return-arrive",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, _input, by) =>
    planMove(trade, "return-arrive", by, {
      beside: trade.parcel ? parcelMove(trade, "return-arrive") : {},
    }),
});

/**
 * The system's: the carrier has what we have booked for its seller, so it is sent.
 * @throws Refusal - moved_on
 */
export const shipByScan = command<
  TradeInput & { shipmentId: string },
  TradeFacts & { service: string; number: string | null },
  TradeMoved
>({
  act: "trade.ship",
  read: ({ tradeId, shipmentId }, by) => sql`
    select facts.*, s.service, s.number from (${readTrade(tradeId, by)}) facts
    join shipment s on s.trade_id = facts.id and s.id = ${shipmentId}::uuid`,
  decide(trade, _input, by) {
    const { service: carrier, number } = trade;
    if (!number) throw new Refusal(kernelRefusals.moved_on);
    const sent = { by: "carrier", carrier, number };
    return planMove(trade, "ship", by, {
      beside: trade.parcel ? parcelMove(trade, "send:scanned", { sent }) : {},
    });
  },
});
