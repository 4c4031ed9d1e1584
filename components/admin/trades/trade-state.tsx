import { Badge, type Tone } from "@/components/ui/badge";
import type { TradeState } from "@/lib/trades/moves";

/** How the states are written for staff. */
export const tradeStateNames: Record<TradeState, string> = {
  IN_ESCROW: "In escrow",
  DELIVERED: "Delivered",
  DISPUTED: "Disputed",
  COMPLETED: "Completed",
  CANCELLED: "Cancelled",
  SPLIT: "Split",
};

const tones: Record<TradeState, Tone> = {
  IN_ESCROW: "info",
  DELIVERED: "wait",
  DISPUTED: "danger",
  COMPLETED: "ok",
  CANCELLED: "neutral",
  SPLIT: "neutral",
};

export const TradeStateBadge = ({ state }: { state: TradeState }) => (
  <Badge tone={tones[state]}>{tradeStateNames[state]}</Badge>
);
