import "server-only";
import { mustNotBeRestricted, stoppingAt } from "@/lib/identity/restrictions/restrictions";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { type Actor, command, type Moment } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { planMove, readTradeToSettle, toSettle } from "../../trades";
import { MOST_FOR_WAY_BACK } from "../../trades/parcel/schema";
import {
  type DisputedTrade,
  feeGivenBack,
  type InDispute,
  moved,
  movedResult,
  moving,
  mustBeDisputed,
  partyIn,
  withDispute,
} from "../facts";
import { outcomeStates } from "../findings";
import { disputeRefusals } from "../refusals";
import type { DisputeMoved } from "../schema";
import { type SettlementState, settlementOffer } from "./machine";

/** An offer to settle, next to the trade that it is about; null where there is no such offer. */
interface OfferFacts {
  settlementId: string | null;
  settlementVersion: bigint;
  settlementState: SettlementState;
  offeredById: string;
  offeredRefundMinor: bigint;
  offeredReturnPaidBy: "buyer" | "seller" | null;
  offeredWayBackMinor: bigint;
  isExpired: boolean;
}

type WithOffer = DisputedTrade & OfferFacts;

const OFFER = sql`
  o.id as settlement_id, o.version as settlement_version, o.state as settlement_state, o.offered_by_id, o.refund_minor as offered_refund_minor,
  o.return_paid_by as offered_return_paid_by, o.way_back_minor as offered_way_back_minor,
  coalesce(o.expires_at <= app_now(), false) as is_expired`;

const readWith = (tradeId: string, by: Actor, which: Sql): Sql => sql`
  select facts.*, ${OFFER} from (${withDispute(readTradeToSettle(tradeId, by))}) facts
    left join settlement_offer o on o.dispute_id = facts.dispute_id and ${which}`;

const readOffer = (tradeId: string, offerId: string, by: Actor): Sql =>
  readWith(tradeId, by, sql`o.id = ${offerId}::uuid`);

function mustBeParty(trade: DisputedTrade, by: Actor): asserts trade is InDispute {
  if (!partyIn(trade, by)) throw new Refusal(kernelRefusals.not_found);
  mustBeDisputed(trade);
  if (trade.isClaim) throw new Refusal(disputeRefusals.claim_moves_nothing);
}

const taken = { one_open_settlement: disputeRefusals.settlement_over };

interface Offered {
  refundMinor: bigint;
  /** It goes back first, and this party pays for both ways. */
  returnPaidBy?: "buyer" | "seller" | undefined;
  /** What the seller puts up for the way back, in minor units. */
  wayBackMinor?: bigint;
}

/**
 * A party offers how to share what is held, in place of what they offered before. At any time of a dispute, also once it is ruled.
 * @throws Refusal - not_found, no_dispute, claim_moves_nothing, more_than_held, nothing_to_return, too_much_for_way_back, frozen, no_release
 */
export const offerSettlement = refusingAt(
  command<Offered & { tradeId: string }, WithOffer, DisputeMoved & { offerId: string }>({
    act: "dispute.offer",
    read: ({ tradeId }, by) =>
      readWith(tradeId, by, sql`o.offered_by_id = ${by.id}::uuid and o.state = 'OPEN'`),
    decide(trade, { refundMinor: wanted, returnPaidBy, wayBackMinor: offered = 0n }, by) {
      mustBeParty(trade, by);
      const { holdMinor, confirmerId, restrictions = null, now } = trade;
      if (returnPaidBy && (!trade.parcel || trade.parcel.returnPaidBy))
        throw new Refusal(disputeRefusals.nothing_to_return);
      const refundMinor = returnPaidBy ? holdMinor : wanted;
      const wayBackMinor = returnPaidBy === "seller" ? offered : 0n;
      if (wayBackMinor > MOST_FOR_WAY_BACK) throw new Refusal(disputeRefusals.too_much_for_way_back);
      if (refundMinor > holdMinor) throw new Refusal(disputeRefusals.more_than_held);
      if (by.id === confirmerId && refundMinor < holdMinor) mustNotBeRestricted(restrictions, "release", now);
      const { disputeId, disputeState, settlementId, settlementVersion } = trade;
      const id = newId();
      const before = settlementId ? [withdrawing(settlementId, settlementVersion)] : [];
      return {
        subject: { kind: "settlement_offer", id },
        rows: before,
        insert: [
          { table: "settlement_offer", row: { id, disputeId, refundMinor, returnPaidBy, wayBackMinor } },
        ],
        events: [moved(trade, "offer", by, disputeState)],
        result: { ...movedResult(trade, disputeState), offerId: id },
      };
    },
  }),
  taken,
);

const withdrawing = (id: string, version: bigint) => settlementOffer.move({ id, version }, "withdraw");

function mustBeOpen({ settlementId, settlementState, isExpired }: WithOffer): void {
  if (settlementId === null) throw new Refusal(kernelRefusals.not_found);
  if (settlementState !== "OPEN" || isExpired) throw new Refusal(disputeRefusals.settlement_over);
}

/** The other party does not learn which restriction stops the one who put it up. */
const isStoppedForOther = (
  { confirmerId, restrictions = null, now }: WithOffer & Moment,
  by: Actor,
): boolean => by.id !== confirmerId && stoppingAt(restrictions, "release", now) !== undefined;

interface AnswerInput {
  tradeId: string;
  offerId: string;
}

/**
 * The other party accepts: dispute and trade end in the same commit, by exactly what was offered.
 * @throws Refusal - not_found, no_dispute, claim_moves_nothing, own_settlement, settlement_over, no_release
 */
export const acceptSettlement = command<AnswerInput, WithOffer, DisputeMoved>({
  act: "dispute.settle",
  read: ({ tradeId, offerId }, by) => readOffer(tradeId, offerId, by),
  decide(trade, _input, by) {
    mustBeParty(trade, by);
    mustBeOpen(trade);
    if (trade.offeredById === by.id) throw new Refusal(disputeRefusals.own_settlement);
    const { offeredRefundMinor: refundMinor, holdMinor, settlementId, settlementVersion: version } = trade;
    if (refundMinor < holdMinor && isStoppedForOther(trade, by))
      throw new Refusal(disputeRefusals.settlement_over);
    const { offeredReturnPaidBy: returnPaidBy, offeredWayBackMinor: wayBackMinor } = trade;
    const outcome = returnPaidBy ? "return" : outcomeOf(refundMinor, holdMinor);
    const { result: _moved, ...plan } = planMove(toSettle(trade), "settle", by, {
      to: outcomeStates[outcome],
      refundMinor,
      wayBackMinor,
    });
    return composePlan(
      { result: movedResult(trade, "CLOSED"), subject: { kind: "dispute", id: trade.disputeId } },
      moving(trade, "settle", by, { refundMinor, returnPaidBy, wayBackMinor }),
      { rows: [settlementOffer.move({ id: settlementId ?? "", version }, "accept")] },
      plan,
      { transfers: feeGivenBack(trade, refundMinor) },
    );
  },
});

const outcomeOf = (refundMinor: bigint, holdMinor: bigint) =>
  refundMinor === 0n ? "release" : refundMinor === holdMinor ? "refund" : "split";

/** A plan about the offer alone. */
function planAnswer(
  trade: WithOffer & InDispute,
  move: "decline" | "withdraw",
  by: Actor,
): Plan<DisputeMoved> {
  const { settlementId, settlementVersion: version, disputeState } = trade;
  const id = settlementId ?? "";
  return {
    subject: { kind: "settlement_offer", id },
    rows: [settlementOffer.move({ id, version }, move)],
    events: [moved(trade, `${move}-offer`, by, disputeState)],
    result: movedResult(trade, disputeState),
  };
}

/**
 * The other party says no; the dispute goes on.
 * @throws Refusal - not_found, no_dispute, own_settlement, settlement_over
 */
export const declineSettlement = command<AnswerInput, WithOffer, DisputeMoved>({
  act: "dispute.decline-offer",
  read: ({ tradeId, offerId }, by) => readOffer(tradeId, offerId, by),
  decide(trade, _input, by) {
    mustBeParty(trade, by);
    mustBeOpen(trade);
    if (trade.offeredById === by.id) throw new Refusal(disputeRefusals.own_settlement);
    return planAnswer(trade, "decline", by);
  },
});

/**
 * Who made an offer takes it back.
 * @throws Refusal - not_found, no_dispute, settlement_over
 */
export const withdrawSettlement = command<AnswerInput, WithOffer, DisputeMoved>({
  act: "dispute.withdraw-offer",
  read: ({ tradeId, offerId }, by) => readOffer(tradeId, offerId, by),
  decide(trade, _input, by) {
    mustBeParty(trade, by);
    mustBeOpen(trade);
    if (trade.offeredById !== by.id) throw new Refusal(kernelRefusals.not_found);
    return planAnswer(trade, "withdraw", by);
  },
});

/** By the clock: nobody answered an offer in its time, or its dispute is over. */
export const expireSettlement = command<{ id: string }, { version: bigint; state: SettlementState }, object>({
  act: "dispute.expire-offer",
  read: ({ id }) =>
    sql`select version, state from settlement_offer where id = ${id}::uuid and expires_at <= app_now()`,
  decide({ version, state }, { id }) {
    if (state !== "OPEN") throw new Refusal(disputeRefusals.settlement_over);
    return {
      subject: { kind: "settlement_offer", id },
      rows: [settlementOffer.move({ id, version }, "expire")],
      result: {},
    };
  },
});
