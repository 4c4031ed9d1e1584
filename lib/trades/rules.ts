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
import { invariant, Refusal, refusals } from "@/lib/kernel/refusal";
import type { Currency } from "@/lib/money/currencies";
import type { FeeRule } from "@/lib/money/fees";
import { hold } from "../ledger/accounts";
import { isOpen, type OfferFacts, releaseUnits, sellUnits } from "../offers/rules";
import { endsOffer, type Followed, following, type PartFacts, refundedParts } from "./drip/follow";
import { tradeEvents } from "./events";
import { trade as tradeMachine, UNDONE_AT_MOST } from "./machine";
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
import { endParcel, type ParcelFacts } from "./parcel/parcel";
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
  /** Null for kinds that are not sent. */
  parcel?: ParcelFacts | null;
}

/** What a move answers; `version` are digits. */
export const TradeMoved = z.object({ tradeId: z.string(), state: z.enum(tradeStates), version: z.string() });
export type TradeMoved = z.infer<typeof TradeMoved>;

interface MoveOptions {
  /** Chooses among the outcomes of a ruling. */
  to?: TradeState;
  /** Shown in the timeline to both parties. */
  note?: string;
  /** For a split: what the confirmer gets back, in minor units. */
  refundMinor?: bigint;
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
  if (!role || !move)
    throw new Refusal(whyNot(trade, name, role), { says: assetOf(trade.kind).words.beginFirst });
  const releases = isOwnRelease(move);
  if (releases) mustNotBeRestricted(trade.restrictions ?? null, "release", trade.now);
  const state = move.to === "same" ? trade.state : move.to;
  return composePlan(
    { result: { tradeId: trade.id, state, version: (trade.version + 1n).toString() } },
    moving(trade, move, state, options.note),
    ...(move.pays ? [...settling(trade, move, options.refundMinor), following(trade, state, theNext)] : []),
    releases ? lockAllowance(trade.confirmerId) : {},
    options.beside ?? {},
  );
}

/** Whether who put it up pays it out of their own will, if by an offer that the other accepts; a ruling is a moderator's. */
const isOwnRelease = ({ name, pays }: Move): boolean =>
  name !== "rule" && (pays === "performer" || pays === "both");

const tradeRefusals = refusals({
  not_yours: { status: 403, says: "Only the other person in this trade can do that." },
  moved_on: { status: 409, says: "This trade has just changed. Check its current status." },
  begin_first: { status: 409, says: ({ says }) => String(says) },
  undo_over: {
    status: 409,
    says: "You can only undo this within five minutes. If it was a mistake, message the buyer or report a problem.",
  },
  undone_twice: {
    status: 409,
    says: "You’ve already undone this twice. If it was a mistake, message the buyer or report a problem.",
  },
  not_due: { status: 409, says: "This trade’s deadline hasn’t passed." },
  proposal_open: {
    status: 409,
    says: "There’s already a proposal in this trade. Answer or withdraw it first.",
  },
});

function whyNot(trade: TradeFacts & Moment, name: MoveName, role: TradeRole | undefined) {
  const rows = tradeMoves.filter((move) => move.name === name);
  if (!role || !rows.some((move) => isBy(move, role, trade))) return tradeRefusals.not_yours;
  if (!rows.some((move) => move.from.includes(trade.state))) return tradeRefusals.moved_on;
  if (name === "deliver") return tradeRefusals.begin_first;
  if (name === "undo-deliver")
    return trade.deliveriesUndone < UNDONE_AT_MOST ? tradeRefusals.undo_over : tradeRefusals.undone_twice;
  if (name.startsWith("propose-") && trade.proposal) return tradeRefusals.proposal_open;
  // A confirmer cancels what was not begun in time, and nothing before.
  if (name === "cancel" && trade.begunAt === null) return tradeRefusals.not_due;
  return role === "clock" ? tradeRefusals.not_due : tradeRefusals.moved_on;
}

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
  note: string | undefined,
): Partial<Plan> {
  const { id: tradeId, offerId, buyerId, sellerId, state: fromState } = trade;
  const sequence = trade.moves + 1;
  const version = (trade.version + 1n).toString();
  const made = { tradeId, offerId, buyerId, sellerId, move: name, fromState, state, sequence, version };
  return {
    subject: { kind: "trade", id: tradeId },
    rows: [tradeMachine.move(trade, key, undefined, note)],
    events: [isFinal(state) ? tradeEvents.ended(made) : tradeEvents.moved(made)],
  };
}

/** Pays out the hold, and updates offers and limits for the outcome. */
function settling(
  trade: (TradeFacts | TradeToSettle) & Moment,
  move: Move,
  refundMinor = 0n,
): Partial<Plan>[] {
  invariant("lines" in trade, "a move that pays reads what it settles");
  const refunded = move.pays === "confirmer";
  const back = refunded ? trade.holdMinor : move.pays === "both" ? refundMinor : 0n;
  const { buyerId, sellerId, performerId, priceMinor, day, now } = trade;
  const withdrawn = (move.withdraws && performerId === sellerId) || endsOffer(trade, move.pays);
  const how = { withdrawn, holds: trade.holdSource === "offer", now };
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
    endParcel(trade, refunded),
  ];
}

/** What an end makes of the units of a line, and of those of the parts that end with it. */
function endingUnits(
  offer: OfferFacts,
  units: bigint,
  rest: bigint,
  { refunded, ...how }: { refunded: boolean; withdrawn: boolean; holds: boolean; now: Date },
) {
  if (refunded) return releaseUnits(offer, units + rest, how);
  return how.withdrawn ? releaseUnits(offer, rest, how, units) : sellUnits(offer, units);
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
