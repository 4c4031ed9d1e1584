import "server-only";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import {
  readTrade,
  readTradeToSettle,
  type StoredTrade,
  type TradeInput,
  toSettle,
} from "../../commands/move-trade";
import { planMove, type TradeFacts, type TradeMoved } from "../../rules";
import { numberTaken, parcelRefusals } from "../refusals";
import type { Sent } from "../schema";
import { parcelMove } from "./facts";

type Party = "buyer" | "seller";

/**
 * Either asks that it goes back: the buyer is refunded once the seller has it. It needs no fault.
 * @param input.paidBy - who pays for both ways: where it is the buyer, the delivery fee stays paid
 * @param input.wayBackMinor - what the seller puts up for the way back, in minor units; only where they pay
 * @throws Refusal - not_yours, moved_on, proposal_open
 */
export const proposeReturn = command<
  TradeInput & { paidBy: Party; wayBackMinor: bigint },
  TradeFacts,
  TradeMoved
>({
  act: "trade.propose-return",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, { paidBy, wayBackMinor }, by) =>
    planMove(trade, "propose-return", by, {
      set: { paidBy, wayBackMinor: (paidBy === "seller" ? wayBackMinor : 0n).toString() },
    }),
});

/**
 * The other agrees: the buyer has five days to send it back. What the seller offered for the way back is held until it has arrived.
 * @throws Refusal - not_yours, moved_on, insufficient_funds where the seller's wallet has less
 */
export const agreeReturn = command<TradeInput, TradeFacts, TradeMoved>({
  act: "trade.agree-return",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, _input, by) =>
    planMove(trade, "agree-return", by, { wayBackMinor: BigInt(trade.proposal?.wayBackMinor ?? 0) }),
});

/**
 * Either asks that the buyer keeps it for less.
 * @param input.refunds - what goes back of each line, by its number, in minor units; of a line at most what it cost, in all less than the price
 * @throws Refusal - not_yours, moved_on, proposal_open, refund_too_large
 */
export const proposeSplit = command<
  TradeInput & { refunds: Readonly<Record<string, bigint>> },
  TradeFacts & { lineTotals: Record<string, string> },
  TradeMoved
>({
  act: "trade.propose-split",
  read: ({ tradeId }, by) => sql`
    select facts.*, (select json_object_agg(l.line, (l.units * l.unit_price_minor)::text) from trade_line l where l.trade_id = facts.id) as line_totals
    from (${readTrade(tradeId, by)}) facts`,
  decide(trade, { refunds }, by) {
    const given = Object.entries(refunds).filter(([, minor]) => minor > 0n);
    const set = { refunds: Object.fromEntries(given.map(([line, minor]) => [line, minor.toString()])) };
    const plan = planMove(trade, "propose-split", by, { set });
    const total = given.reduce((sum, [, minor]) => sum + minor, 0n);
    const fit = given.every(([line, minor]) => minor <= BigInt(trade.lineTotals[line] ?? 0));
    if (!fit || total === 0n || total >= trade.holdMinor) throw new Refusal(parcelRefusals.refund_too_large);
    return plan;
  },
});

/** The other agrees: both are paid their share, and the order ends. */
export const agreeSplit = command<TradeInput, StoredTrade, TradeMoved>({
  act: "trade.agree-split",
  read: ({ tradeId }, by) => readTradeToSettle(tradeId, by),
  decide(trade, _input, by) {
    const refundMinor = BigInt(trade.proposal?.refundMinor ?? 0);
    return planMove(toSettle(trade), "agree-split", by, { refundMinor });
  },
});

/**
 * The buyer has sent it back, and says how.
 * @throws Refusal - not_yours, moved_on, number_taken
 */
export const shipBack = refusingAt(
  command<TradeInput & { sent: Sent }, TradeFacts, TradeMoved>({
    act: "trade.return-ship",
    read: ({ tradeId }, by) => readTrade(tradeId, by),
    decide: (trade, { sent: returnSent }, by) =>
      planMove(trade, "return-ship", by, {
        beside: trade.parcel ? parcelMove(trade, "return-ship", { returnSent }) : {},
      }),
  }),
  numberTaken,
);

const ending = (name: "return-received" | "keep") =>
  command<TradeInput, StoredTrade, TradeMoved>({
    act: `trade.${name}`,
    read: ({ tradeId }, by) => readTradeToSettle(tradeId, by),
    decide: (trade, _input, by) => planMove(toSettle(trade), name, by),
  });

/**
 * The seller has it back: the buyer is refunded. Also where it was handed back without a carrier; and the clock's, where a carrier proves
 * that it is back and its seller has said nothing for three days.
 */
export const receiveReturn = ending("return-received");

/** The clock's: a buyer who sent nothing back in their time keeps it, and the seller is paid. */
export const keepGoods = ending("keep");
