import { planCount, uncountTrade } from "@/lib/identity/limits/allowance";
import type { Plan } from "@/lib/kernel/commit";
import { tradeEvents } from "../events";
import { type TradeState, trade as tradeMachine } from "../machine";
import type { Move } from "../moves";

/** A part of the same checkout that waits for its turn, as the end of a part before it reads it; the version as digits. */
export interface WaitingPart {
  id: string;
  version: string;
  part: number;
  /** Moves made so far. */
  moves: number;
}

/** What a trade has if it is a part of a checkout. */
export interface PartFacts {
  checkoutId?: string | null;
  /** Which it is, from one, and of how many. */
  part?: number | null;
  parts?: number | null;
  /** Those after it that wait; read where a move ends the trade. */
  waiting?: WaitingPart[] | null;
}

interface EndedPart extends PartFacts {
  offerId: string;
  buyerId: string;
  sellerId: string;
  priceMinor: bigint;
  day: string;
}

/**
 * Whether the offer goes with this end of a part: what of it has been sold, or waits, makes the rest no whole offer any more. The
 * database says the same.
 */
export function endsOffer({ part, parts }: PartFacts, { pays }: Pick<Move, "pays">): boolean {
  if (!part || !parts) return false;
  return pays === "confirmer" ? part > 1 : pays === "both" && part < parts;
}

/** The parts that are refunded with this end: all that wait, unless it completes the trade. */
export const refundedParts = ({ waiting }: PartFacts, state: TradeState): WaitingPart[] =>
  state === "COMPLETED" ? [] : (waiting ?? []);

/** How the parts after one that ends in this state go on: the next one begins its clock, or all of them end. Without their money. */
export function following(ended: EndedPart, state: TradeState): Partial<Plan> {
  const { offerId, buyerId, sellerId, priceMinor, day } = ended;
  const about = (next: WaitingPart) => ({
    tradeId: next.id,
    offerId,
    buyerId,
    sellerId,
    fromState: "WAITING" as const,
    sequence: next.moves + 1,
    version: (BigInt(next.version) + 1n).toString(),
  });
  const row = (next: WaitingPart) => ({ id: next.id, version: BigInt(next.version) });
  if (state === "COMPLETED") {
    const next = ended.waiting?.find(({ part }) => part === Number(ended.part) + 1);
    if (!next) return {};
    return {
      rows: [tradeMachine.move(row(next), "turn")],
      events: [tradeEvents.moved({ ...about(next), move: "turn", state: "IN_ESCROW" })],
    };
  }
  const stopped = refundedParts(ended, state);
  const uncounted = stopped.map(() => uncountTrade(priceMinor, day));
  return {
    rows: stopped.map((next) => tradeMachine.move(row(next), "stop:end")),
    counts:
      stopped.length > 0 ? [buyerId, sellerId].flatMap((id) => planCount(id, ...uncounted).counts ?? []) : [],
    events: stopped.map((next) => tradeEvents.ended({ ...about(next), move: "stop", state: "CANCELLED" })),
  };
}
