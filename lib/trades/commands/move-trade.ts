import "server-only";
import { restrictionsIn } from "@/lib/identity/restrictions/restrictions";
import { type Actor, command, SYSTEM } from "@/lib/kernel/command";
import { empty, raw, type Sql, sql } from "@/lib/kernel/db";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { WAITING_PARTS } from "../drip/waiting";
import type { MoveName } from "../moves";
import { clockStands } from "../outages/stopped";
import { cancelReason } from "../parcel/cancel-reasons";
import { PARCEL } from "../parcel/parcel";
import { parcelRefusals } from "../parcel/refusals";
import {
  type LineFacts,
  planMove,
  roleIn,
  type TradeFacts,
  type TradeMoved,
  type TradeToSettle,
} from "../rules";

export interface TradeInput {
  tradeId: string;
}

/** A command for a move that goes on. */
const moveTrade = (name: MoveName) =>
  command<TradeInput, TradeFacts, TradeMoved>({
    act: `trade.${name}`,
    read: ({ tradeId }, by) => readTrade(tradeId, by),
    decide: (trade, _input, by) => planMove(trade, name, by),
  });

/** A command for a move that ends the trade and empties its escrow. */
const endTrade = (name: MoveName) =>
  command<TradeInput, StoredTrade, TradeMoved>({
    act: `trade.${name}`,
    read: ({ tradeId }, by) => readTradeToSettle(tradeId, by),
    decide: (trade, _input, by) => planMove(toSettle(trade), name, by),
  });

/** The seller starts: from now on they see the number, and the trade cannot end by silence. */
export const beginTrade = moveTrade("begin");

/** The seller says 'I have sent it'. */
export const deliverTrade = moveTrade("deliver");

/** The seller takes 'I have sent it' back, within five minutes. */
export const undoDelivery = moveTrade("undo-deliver");

/** The buyer says 'I have it': the seller is paid. Called again under its key it answers the same; no money moves twice. */
export const approveTrade = endTrade("approve");

/**
 * The seller gives up before delivering, or the buyer stops waiting for one who did not begin in time: the buyer gets everything back
 * and the offer is withdrawn. Of goods a buyer may before the seller has begun; both say why, and some of a seller's reasons pause the listing.
 * @throws Refusal - reason_needed, and those of every move
 */
export const cancelTrade = command<TradeInput & { reason?: string | undefined }, StoredTrade, TradeMoved>({
  act: "trade.cancel",
  read: ({ tradeId }, by) => readTradeToSettle(tradeId, by),
  decide(stored, { reason = "" }, by) {
    const trade = toSettle(stored);
    const party = roleIn(trade, by);
    if (!trade.parcel || (party !== "buyer" && party !== "seller")) return planMove(trade, "cancel", by);
    const why = cancelReason(party, reason);
    const options = why && { set: { cancelReason: reason }, note: why.notes };
    // What is wrong with the move itself comes first.
    const plan = planMove(trade, "cancel", by, options);
    if (!why) throw new Refusal(parcelRefusals.reason_needed);
    return plan;
  },
});

/**
 * The clock's: the buyer has had their time to look at goods that a carrier or their code proved to have arrived, and said nothing,
 * so the seller is paid.
 */
export const inspectTrade = endTrade("inspected");

/** Either party asks the other to call the trade off. */
export const proposeCancel = moveTrade("propose-cancel");

/** Either party asks the other for more time. */
export const proposeExtension = moveTrade("propose-extension");

/** The other party agrees to more time. */
export const agreeExtension = moveTrade("agree-extension");

/** The buyer ends a part that waits, and those after it: they get their price back, and the part that runs goes on. */
export const stopParts = endTrade("stop");

/** The other party wants none of it: the trade goes on as it is. */
export const declineProposal = moveTrade("decline-proposal");

/** Its maker takes a proposal back. */
export const withdrawProposal = moveTrade("withdraw-proposal");

/** The clock's: a proposal that was not answered ends, and the trade goes on as it is. */
export const expireProposal = moveTrade("expire-proposal");

/** The clock's: the seller never began and the time has passed, so the buyer gets everything back. */
export const lapseTrade = endTrade("lapse");

const TRADE_COLUMNS = raw(
  [
    "id, version, state, buyer_id, seller_id, performer_id, confirmer_id, kind, price_minor, fee_rule",
    "hold_minor, hold_currency, hold_source",
    "checkout_id, part, parts, day, moves, begun_at, delivered_at, deliveries_undone, deadline_at, proposal",
  ]
    .flatMap((line) => line.split(", "))
    .map((column) => `t.${column}`)
    .join(", "),
);

/** Only a trade's parties, the clock and moderators have a row. What each of them may do, the table of moves says. */
const concerns = (by: Actor): Sql => sql`
  (${by.id}::uuid in (t.buyer_id, t.seller_id) or ${by === SYSTEM} or ${by.roles.includes("MODERATOR")})`;

const WAITS_FOR_MODERATOR = sql`
  waits_for_moderator(t.state, t.begun_at, t.performer_id, t.confirmer_id) as waits_for_moderator,`;

/** What only the clock needs to know. */
const forClock = (by: Actor): Sql =>
  by === SYSTEM ? sql`${clockStands("t")} as clock_stands, t.proposal_until, ${WAITS_FOR_MODERATOR}` : empty;

/** What a move reads that pays nobody. */
export const readTrade = (tradeId: string, by: Actor): Sql => sql`
  select ${TRADE_COLUMNS}, ${forClock(by)} (select l.offer_id from trade_line l where l.trade_id = t.id and l.line = 1) as offer_id,
    ${PARCEL} as parcel
  from trade t where t.id = ${tradeId}::uuid and ${concerns(by)}`;

/** Reads a trade for a move that ends it, with the offers of its lines. `toSettle` parses them. */
export const readTradeToSettle = (tradeId: string, by: Actor): Sql => sql`
  select ${TRADE_COLUMNS}, t.deadline_at <= app_now() and ${clockStands("t")} as clock_stands,
    ${by === SYSTEM ? WAITS_FOR_MODERATOR : empty} ${raw(restrictionsIn("own"))} as restrictions,
    (select json_agg(json_build_object('line', l.line, 'units', l.units::text, 'id', o.id, 'version', o.version::text, 'state', o.state,
      'termsVersion', o.terms_version::text, 'total', o.units_total::text, 'held', o.units_held::text, 'sold', o.units_sold::text,
      'expiresAt', o.expires_at)) from trade_line l join offer o on o.id = l.offer_id where l.trade_id = t.id) as lines,
    ${WAITING_PARTS} as waiting, ${PARCEL} as parcel
  from trade t left join allowance own on own.user_id = t.confirmer_id
  where t.id = ${tradeId}::uuid and ${concerns(by)}`;

/** A line as the query above answers it. */
export interface StoredLine {
  line: number;
  units: string;
  id: string;
  version: string;
  state: LineFacts["offer"]["state"];
  termsVersion: string;
  total: string;
  held: string;
  sold: string;
  expiresAt: string;
}

/** A trade as the query above answers it. */
export interface StoredTrade extends Omit<TradeFacts, "offerId"> {
  lines: StoredLine[];
}

/** The trade with its lines in their order, as a decision reads it. */
export function toSettle<Stored extends StoredTrade>(stored: Stored): Omit<Stored, "lines"> & TradeToSettle {
  const lines = stored.lines.toSorted((a, b) => a.line - b.line);
  const [first] = lines;
  invariant(first, "a trade has lines");
  return { ...stored, offerId: first.id, lines: lines.map(lineOf) };
}

const lineOf = ({
  units,
  id,
  version,
  state,
  termsVersion,
  total,
  held,
  sold,
  expiresAt,
}: StoredLine): LineFacts => ({
  units: BigInt(units),
  offer: {
    id,
    version: BigInt(version),
    state,
    termsVersion: BigInt(termsVersion),
    unitsTotal: BigInt(total),
    unitsHeld: BigInt(held),
    unitsSold: BigInt(sold),
    expiresAt: new Date(expiresAt),
  },
});
