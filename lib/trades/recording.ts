import type { Actor } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { isFinal, type MoveName, type TradeRole, type TradeState } from "./moves";
import type { TradeFacts } from "./rules";

/** How a move that was made is remembered and told: one row of the timeline, and one event. */
export function recording(
  trade: TradeFacts,
  move: MoveName,
  by: Actor,
  role: TradeRole,
  state: TradeState,
  note: string | undefined,
): Partial<Plan> {
  const { id: tradeId, offerId, buyerId, sellerId, state: fromState } = trade;
  const sequence = trade.moves + 1;
  const version = (trade.version + 1n).toString();
  return {
    timeline: [
      {
        tradeId,
        sequence,
        move,
        actorId: by.id,
        actorRole: role,
        fromState,
        toState: state,
        note: note ?? null,
      },
    ],
    events: [
      {
        topic: isFinal(state) ? "trade.ended" : "trade.moved",
        payload: { tradeId, offerId, buyerId, sellerId, move, fromState, state, sequence, version },
      },
    ],
  };
}
