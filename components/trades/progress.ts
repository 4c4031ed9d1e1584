import type { TradeState } from "@/lib/trades/moves";

/** Which of its steps an unfinished trade is in: in escrow, sent, confirmed, paid; in a dispute they are three. */
export const progressOf = ({ state }: { state: TradeState }): { step: number; of: number } =>
  state === "DISPUTED" ? { step: 2, of: 3 } : { step: timed[state as keyof typeof timed] ?? 2, of: 4 };

const timed = { WAITING: 1, IN_ESCROW: 2, DELIVERED: 3 };
