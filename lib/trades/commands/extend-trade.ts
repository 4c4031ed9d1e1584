import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { tradeEvents } from "../events";
import { type TradeState, trade as tradeMachine } from "../machine";
import { STAFF_EXTENSIONS } from "../machine-sql";
import type { TradeMoved } from "../rules";

const extensionRefusals = refusals({
  own_trade: { status: 403, says: "You’re a party to this trade, so a colleague has to do it." },
  not_running: { status: 409, says: "No deadline runs in this trade." },
  extended_twice: { status: 409, says: "Staff have already given this trade more time twice." },
});

interface TradeToExtend {
  id: string;
  version: bigint;
  offerId: string;
  buyerId: string;
  sellerId: string;
  state: TradeState;
  moves: number;
  staffExtensions: number;
}

/**
 * Staff give a trade more time, at most 24 hours at a time and twice in all. Both sides read the reason in the timeline.
 * @throws Refusal - not_found, own_trade, not_running, extended_twice
 */
export const extendTrade = command<
  { tradeId: string; hours: number; reason: string; reasonCode?: ReasonCode },
  TradeToExtend,
  TradeMoved
>({
  act: "trade.extend",
  read: ({ tradeId }) => sql`
    select t.id, t.version, t.buyer_id, t.seller_id, t.state, t.moves, t.staff_extensions,
      (select l.offer_id from trade_line l where l.trade_id = t.id and l.line = 1) as offer_id
    from trade t where t.id = ${tradeId}::uuid`,
  decide(trade, { hours, reason, reasonCode }, by) {
    mustHold(by, "trade.extend");
    const { id: tradeId, offerId, buyerId, sellerId, state } = trade;
    if (by.id === buyerId || by.id === sellerId) throw new Refusal(extensionRefusals.own_trade);
    if (!tradeMachine.mayMove(state, "extend")) throw new Refusal(extensionRefusals.not_running);
    if (trade.staffExtensions >= STAFF_EXTENSIONS) throw new Refusal(extensionRefusals.extended_twice);
    const version = (trade.version + 1n).toString();
    const parties = { tradeId, offerId, buyerId, sellerId };
    return {
      subject: { kind: "trade", id: tradeId },
      rows: [tradeMachine.move(trade, "extend", { hours }, `${hours} h: ${reason}`)],
      audit: [
        {
          actorId: by.id,
          act: "trade.extend",
          subjectKind: "trade",
          subjectId: tradeId,
          reason,
          detail: { hours, reasonCode },
        },
      ],
      events: [
        tradeEvents.moved({
          ...parties,
          move: "extend",
          fromState: state,
          state,
          sequence: trade.moves + 1,
          version,
        }),
      ],
      result: { tradeId, state, version },
    };
  },
});
