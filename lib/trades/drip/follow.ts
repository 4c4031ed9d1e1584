import { planCount, uncountTrade } from "@/lib/identity/limits/allowance";
import type { Plan } from "@/lib/kernel/commit";
import type { DomainEvent } from "@/lib/kernel/events/declare";
import type { PlannedRow } from "@/lib/kernel/machine";

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
export function endsOffer({ part, parts }: PartFacts, pays: string | undefined): boolean {
  if (!part || !parts) return false;
  return pays === "confirmer" ? part > 1 : pays === "both" && part < parts;
}

/** The parts that are refunded with this end: all that wait, unless it completes the trade. */
export const refundedParts = ({ waiting }: PartFacts, state: string): WaitingPart[] =>
  state === "COMPLETED" ? [] : (waiting ?? []);

/** How a part goes on, as its event says it. */
export interface Followed {
  tradeId: string;
  offerId: string;
  buyerId: string;
  sellerId: string;
  fromState: "WAITING";
  sequence: number;
  version: string;
}

/** What the trade's machine and its events make of a part. */
interface Making {
  row: (part: { id: string; version: bigint }, move: "turn" | "stop:end") => PlannedRow;
  turned: (part: Followed) => DomainEvent;
  stopped: (part: Followed) => DomainEvent;
}

/** How the parts after one that ends in this state go on: the next one begins its clock, or all of them end. Without their money. */
export function following(ended: EndedPart, state: string, make: Making): Partial<Plan> {
  const { offerId, buyerId, sellerId, priceMinor, day } = ended;
  const about = (next: WaitingPart): Followed => ({
    tradeId: next.id,
    offerId,
    buyerId,
    sellerId,
    fromState: "WAITING",
    sequence: next.moves + 1,
    version: (BigInt(next.version) + 1n).toString(),
  });
  const row = (next: WaitingPart) => ({ id: next.id, version: BigInt(next.version) });
  if (state === "COMPLETED") {
    const next = ended.waiting?.find(({ part }) => part === Number(ended.part) + 1);
    return next ? { rows: [make.row(row(next), "turn")], events: [make.turned(about(next))] } : {};
  }
  const stopped = refundedParts(ended, state);
  const uncounted = stopped.map(() => uncountTrade(priceMinor, day));
  return {
    rows: stopped.map((next) => make.row(row(next), "stop:end")),
    counts: [buyerId, sellerId].flatMap((id) => planCount(id, ...uncounted).counts ?? []),
    events: stopped.map((next) => make.stopped(about(next))),
  };
}
