import { z } from "zod";
import { assetOf } from "@/lib/assets";
import { planCount, uncountListing, uncountOffer, uncountTrade } from "@/lib/identity/limits/allowance";
import {
  lockAllowance,
  mustNotBeRestricted,
  type Restrictions,
} from "@/lib/identity/restrictions/restrictions";
import { type Actor, type Moment, SYSTEM } from "@/lib/kernel/command";
import { composePlan, type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import type { PlanRow } from "@/lib/kernel/machine";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import type { Currency } from "@/lib/money/currencies";
import type { FeeRule } from "@/lib/money/fees";
import { hold } from "../ledger/accounts";
import { isOpen, type OfferFacts, releaseUnits, sellUnits } from "../offers/rules";
import { whyNot } from "./commands/why-not";
import { endsOffer, type Followed, following, type PartFacts, refundedParts } from "./drip/follow";
import { tradeEvents } from "./events";
import { trade as tradeMachine } from "./machine";
import {
  isBy,
  isFinal,
  legalMove,
  type Move,
  type MoveFacts,
  type MoveName,
  type TradeRole,
  type TradeState,
  tradeMoves,
  tradeStates,
} from "./moves";
import { cancelReason } from "./parcel/cancel-reasons";
import { endParcel, type ParcelFacts, sendBack } from "./parcel/parcel";
import { settlement } from "./settlement";

/** A trade as a move reads it. */
export interface TradeFacts extends MoveFacts, PartFacts {
  id: string;
  version: bigint;
  /** Of its first line. */
  offerId: string;
  buyerId: string;
  sellerId: string;
  /** Who earns the hold, and who put it up. */
  performerId: string;
  confirmerId: string;
  priceMinor: bigint;
  /** What is held, in minor units of its currency, and where it came from. */
  holdMinor: bigint;
  holdCurrency: Currency;
  holdSource: "wallet" | "offer";
  feeRule: FeeRule;
  /** The Lagos day whose limits it counts for. */
  day: string;
  /** Moves made so far. */
  moves: number;
  /** Null for kinds that are not sent. */
  parcel?: ParcelFacts | null;
  /** Of who put it up, where the move ends the trade. */
  restrictions?: Restrictions;
}

/** A line of a trade: units of an offer. */
export interface LineFacts {
  units: bigint;
  offer: OfferFacts;
}

/** With the offers that its end touches. */
export interface TradeToSettle extends TradeFacts {
  lines: LineFacts[];
}

/** What a move answers; `version` are digits. */
export const TradeMoved = z.object({ tradeId: z.string(), state: z.enum(tradeStates), version: z.string() });
export type TradeMoved = z.infer<typeof TradeMoved>;

interface MoveOptions {
  /** Chooses among the outcomes of a ruling. */
  to?: TradeState;
  /** Shown in the timeline to both parties. */
  note?: string;
  /** What the move takes beside the state. */
  set?: PlanRow;
  /** For a split: what the confirmer gets back, in minor units. */
  refundMinor?: bigint;
  /** For what goes back: what the seller puts up for the way back, in minor units. */
  wayBackMinor?: bigint;
  /** What goes into the same commit from another slice. */
  beside?: Partial<Plan>;
}

/** Who this actor is in this trade. */
export function roleIn(trade: Pick<TradeFacts, "buyerId" | "sellerId">, by: Actor): TradeRole | undefined {
  if (by.id === trade.buyerId) return "buyer";
  if (by.id === trade.sellerId) return "seller";
  if (by === SYSTEM) return "clock";
  return by.roles.includes("MODERATOR") ? "moderator" : undefined;
}

/**
 * Plans a move: checks it against the table, then works out new state, deadline, timeline, money and event.
 * @throws Refusal - blocked, no_release, not_yours, moved_on, begin_first, undo_over, undone_twice, not_due, proposal_open
 */
export function planMove(
  trade: (TradeFacts | TradeToSettle) & Moment,
  name: MoveName,
  by: Actor,
  options: MoveOptions = {},
): Plan<TradeMoved> {
  const role = roleIn(trade, by);
  const move = role && legalMove(trade, name, role, trade.now, options.to);
  if (!role || !move) throw refused(trade, name, role);
  const releases = isOwnRelease(move);
  if (releases) mustNotBeRestricted(trade.restrictions ?? null, "release", trade.now);
  const state = move.to === "same" ? trade.state : move.to;
  return composePlan(
    { result: { tradeId: trade.id, state, version: (trade.version + 1n).toString() } },
    moving(trade, move, state, options),
    ...(move.pays ? [...settling(trade, move, options), following(trade, state, theNext)] : []),
    move.to === "RETURNING" && name !== "bounce" ? sendBack(trade, options.wayBackMinor ?? 0n) : {},
    releases ? lockAllowance(trade.confirmerId) : {},
    options.beside ?? {},
  );
}

function refused(trade: MoveFacts, name: MoveName, role: TradeRole | undefined): Refusal {
  const rows = tradeMoves.filter((row) => row.name === name);
  const isTheirs = role !== undefined && rows.some((row) => isBy(row, role, trade));
  const isFromHere = rows.some(({ from }) => from.includes(trade.state));
  const reason = whyNot(trade, name, role, { isTheirs, isFromHere });
  return new Refusal(reason, { says: assetOf(trade.kind).words.beginFirst });
}

/** Whether who put it up pays it out of their own will, if by an offer that the other accepts; a ruling is a moderator's. */
const isOwnRelease = ({ name, pays }: Move): boolean =>
  name !== "rule" && (pays === "performer" || pays === "both");

/** How parts that wait go on. */
const theNext = {
  row: (...of: Parameters<typeof tradeMachine.move>) => tradeMachine.move(...of),
  turned: (part: Followed) => tradeEvents.moved({ ...part, move: "turn", state: "IN_ESCROW" }),
  stopped: (part: Followed) => tradeEvents.ended({ ...part, move: "stop", state: "CANCELLED" }),
};

/** New state and event. The machine clears an open proposal with each change of state. */
function moving(
  trade: TradeFacts & Moment,
  { key, name }: Move,
  state: TradeState,
  { note, set }: MoveOptions,
): Partial<Plan> {
  const { id: tradeId, offerId, buyerId, sellerId, state: fromState } = trade;
  const sequence = trade.moves + 1;
  const version = (trade.version + 1n).toString();
  const made = { tradeId, offerId, buyerId, sellerId, move: name, fromState, state, sequence, version };
  return {
    subject: { kind: "trade", id: tradeId },
    rows: [tradeMachine.move(trade, key, set, note)],
    events: [isFinal(state) ? tradeEvents.ended(made) : tradeEvents.moved(made)],
  };
}

/** Pays out the hold, and updates offers and limits for the outcome. */
function settling(
  trade: (TradeFacts | TradeToSettle) & Moment,
  move: Move,
  { refundMinor = 0n, set }: MoveOptions,
): Partial<Plan>[] {
  invariant("lines" in trade, "a move that pays reads what it settles");
  const refunded = move.pays === "confirmer";
  const back = refunded ? trade.holdMinor : move.pays === "both" ? refundMinor : 0n;
  const { buyerId, sellerId, priceMinor, day, now } = trade;
  const how = { to: offerAfter(trade, move, set), holds: trade.holdSource === "offer", now };
  // Parts have one unit each, of one offer.
  const rest = move.pays === "performer" ? [] : refundedParts(trade, "CANCELLED");
  const offers = trade.lines.map(({ offer, units }) => ({
    wasOpen: isOpen(offer.state),
    ...endingUnits(offer, units, BigInt(rest.length), { refunded, ...how }),
  }));
  const offeredAgain = refunded && how.holds && offers.every(({ staysOpen }) => staysOpen);
  const uncounted = refunded ? [uncountTrade(priceMinor, day)] : [];
  const uncount = assetOf(trade.kind).inCatalog ? uncountListing : uncountOffer;
  const ended = offers.filter(({ wasOpen, staysOpen }) => wasOpen && !staysOpen).map(() => uncount);
  return [
    ...offers.map(({ part }) => part),
    planCount(sellerId, ...uncounted, ...ended),
    planCount(buyerId, ...uncounted),
    { transfers: offeredAgain ? [givingBack(trade)] : settlement(trade, back) },
    { transfers: rest.flatMap(({ id }) => settlement({ ...trade, id }, trade.holdMinor)) },
    endParcel(trade, move.to === "same" ? trade.state : move.to),
  ];
}

/** Where an end puts the offers of its lines; undefined where their units decide. */
function offerAfter(
  trade: TradeFacts,
  move: Move,
  set: PlanRow | undefined,
): "WITHDRAWN" | "PAUSED" | undefined {
  if (endsOffer(trade, move.pays)) return "WITHDRAWN";
  if (!move.withdraws || trade.performerId !== trade.sellerId) return undefined;
  if (!assetOf(trade.kind).inCatalog) return "WITHDRAWN";
  const reason = set?.["cancelReason"];
  return typeof reason !== "string" || cancelReason("seller", reason)?.pauses ? "PAUSED" : undefined;
}

/** What an end makes of the units of a line, and of those of the parts that end with it. */
function endingUnits(
  offer: OfferFacts,
  units: bigint,
  rest: bigint,
  {
    refunded,
    ...how
  }: { refunded: boolean; to: "WITHDRAWN" | "PAUSED" | undefined; holds: boolean; now: Date },
) {
  if (refunded) return releaseUnits(offer, units + rest, how);
  return how.to ? releaseUnits(offer, rest, how, units) : sellUnits(offer, units);
}

/** What an offer's seller put up is offered again. */
const givingBack = ({ id, offerId, holdMinor, holdCurrency }: TradeFacts): PlannedTransfer => ({
  ...transfer(
    "hold_return",
    hold("trade", id, holdCurrency),
    hold("offer", offerId, holdCurrency),
    holdMinor,
  ),
  subject: id,
});
