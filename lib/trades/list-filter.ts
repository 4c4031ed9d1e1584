import { assetOf } from "@/lib/assets";
import { isFinal, type TradeState, whoseTurn } from "./moves";
import { firstName } from "./naming";
import type { TradeSummary } from "./schema";

/** The filter of the list, as in its URL. */
export interface ListFilter {
  role?: "buyer" | "seller";
  tab?: (typeof tradeTabs)[number]["tab"];
  cursor?: string;
}

/** The tabs of the list, in their order. */
export const tradeTabs = [
  { tab: "needs", label: "Needs you", empty: "Nothing needs you right now" },
  { tab: "running", label: "Running", empty: "No running trades" },
  { tab: "ended", label: "Ended", empty: "No ended trades" },
] as const;

type Address = Record<string, string | string[] | undefined>;

/** Parses the filter of a URL; ignores unknown values. */
export function filterOf(address: Address): ListFilter {
  const { role, tab, cursor } = address;
  const known = tradeTabs.find((one) => one.tab === tab);
  return {
    ...((role === "buyer" || role === "seller") && { role }),
    ...(known && { tab: known.tab }),
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
  WAITING: "Not its turn yet",
  IN_ESCROW: "In escrow",
  SHIPPED: "On its way",
  DELIVERED: "Sent",
  RETURNING: "Going back",
  DISPUTED: "Disputed",
  COMPLETED: "Completed",
  CANCELLED: "Refunded",
  SPLIT: "Split",
};

/** Whose turn it is, or how it ended, in two or three words. */
export function turnOf(
  trade: Pick<TradeSummary, "kind" | "state" | "role" | "begun" | "partnerName"> &
    Partial<Pick<TradeSummary, "need" | "part">>,
): {
  words: string;
  tone: "ok" | "wait" | "danger" | "neutral";
} {
  const { state, role, begun, partnerName } = trade;
  const partner = firstName(partnerName);
  if (trade.part && isFinal(state)) return howManyCompleted(trade.part);
  if (state === "WAITING") return { words: stateNames[state], tone: "neutral" };
  if (state === "COMPLETED") return { words: "Completed", tone: "ok" };
  if (state === "CANCELLED" || state === "SPLIT") return { words: stateNames[state], tone: "neutral" };
  if (trade.need === "answer") return { words: `Answer ${partner}`, tone: "wait" };
  if (trade.need === "statement") return { words: "Your turn: tell your side", tone: "wait" };
  if (state === "DISPUTED") return { words: "In dispute", tone: "danger" };
  if (state === "SHIPPED") return { words: stateNames[state], tone: "neutral" };
  if (state === "RETURNING") return goingBack(trade);
  const mine = whoseTurn(trade) === role;
  const isOrder = assetOf(trade.kind).inCatalog === true;
  if (!mine && isOrder && state === "DELIVERED")
    return { words: `${partner} is looking at it`, tone: "neutral" };
  if (!mine) return { words: `${partner}’s turn`, tone: "neutral" };
  if (state === "DELIVERED")
    return { words: isOrder ? "Your turn: look at it" : "Your turn: confirm", tone: "wait" };
  if (isOrder && begun) return { words: "Your turn: pack it", tone: "wait" };
  return { words: begun ? "Your turn: send it" : "Your turn: start", tone: "wait" };
}

/** Of what goes back: the buyer’s turn until it is sent, then the seller’s. */
function goingBack({ role, need }: { role: "buyer" | "seller"; need?: TradeSummary["need"] }) {
  if (need !== "turn") return { words: stateNames.RETURNING, tone: "neutral" } as const;
  return {
    words: role === "buyer" ? "Your turn: send it back" : "Your turn: check the return",
    tone: "wait",
  } as const;
}

/** The end of a checkout. */
function howManyCompleted({ completed, of }: NonNullable<TradeSummary["part"]>) {
  if (completed === of) return { words: "Completed", tone: "ok" } as const;
  const words = completed === 0 ? stateNames.CANCELLED : `${String(completed)} of ${String(of)} completed`;
  return { words, tone: "neutral" } as const;
}
