import type { TradeState } from "@/lib/trades/moves";

/** Which of its steps an unfinished trade is in: in escrow, sent, confirmed, paid; in a dispute they are three. */
export const progressOf = ({ state }: { state: TradeState }): { step: number; of: number } =>
  state === "DISPUTED" ? { step: 2, of: 3 } : { step: state === "DELIVERED" ? 3 : 2, of: 4 };
