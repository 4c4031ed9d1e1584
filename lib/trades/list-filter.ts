import { type TradeState, tradeStates, whoseTurn } from "./moves";
import { firstName } from "./naming";
import type { TradeSummary } from "./schema";

/** The filter of the list, as in its URL. */
export interface ListFilter {
  role?: "buyer" | "seller";
  state?: TradeState;
  cursor?: string;
}

type Address = Record<string, string | string[] | undefined>;

/** Parses the filter of a URL; ignores unknown values. */
export function filterOf(address: Address): ListFilter {
  const { role, state, cursor } = address;
  const known = tradeStates.find((one) => one === state);
  return {
    ...((role === "buyer" || role === "seller") && { role }),
    ...(known && { state: known }),
    ...(typeof cursor === "string" && cursor.length <= 200 && { cursor }),
  };
}

/** The URL of a filter. */
export function addressOf(filter: ListFilter): string {
  const asked = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined));
  return asked.size > 0 ? `/trades?${asked}` : "/trades";
}

/** States in words. */
export const stateNames: Record<TradeState, string> = {
  IN_ESCROW: "In escrow",
  DELIVERED: "Sent",
  DISPUTED: "Disputed",
  COMPLETED: "Completed",
  CANCELLED: "Refunded",
  SPLIT: "Split",
};

/** Whose turn it is, or how it ended, in two or three words. */
export function turnOf(trade: Pick<TradeSummary, "kind" | "state" | "role" | "begun" | "partnerName">): {
  words: string;
  tone: "ok" | "wait" | "danger" | "neutral";
} {
  const { state, role, begun, partnerName } = trade;
  const partner = firstName(partnerName);
  if (state === "COMPLETED") return { words: "Completed", tone: "ok" };
  if (state === "CANCELLED" || state === "SPLIT") return { words: stateNames[state], tone: "neutral" };
  if (state === "DISPUTED") return { words: "In dispute", tone: "danger" };
  const mine = whoseTurn(trade) === role;
  if (!mine) return { words: `${partner}’s turn`, tone: "neutral" };
  if (state === "DELIVERED") return { words: "Your turn: confirm", tone: "wait" };
  return { words: begun ? "Your turn: send it" : "Your turn: start", tone: "wait" };
}
