import { stateBadge } from "@/components/ui/state-badge";
import type { TradeState } from "@/lib/trades/moves";

/** How the states are written for staff. */
export const tradeStateNames: Record<TradeState, string> = {
  WAITING: "Waiting for its turn",
  IN_ESCROW: "In escrow",
  SHIPPED: "On its way",
  DELIVERED: "Delivered",
  RETURNING: "Going back",
  DISPUTED: "Disputed",
  COMPLETED: "Completed",
  CANCELLED: "Refunded",
  SPLIT: "Split",
};

export const TradeStateBadge = stateBadge(tradeStateNames, {
  WAITING: "neutral",
  IN_ESCROW: "info",
  SHIPPED: "info",
  DELIVERED: "wait",
  RETURNING: "wait",
  DISPUTED: "danger",
  COMPLETED: "ok",
  CANCELLED: "neutral",
  SPLIT: "neutral",
});
