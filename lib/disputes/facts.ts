import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { composePlan, type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { type Sql, sql } from "@/lib/kernel/db";
import type { PlanRow } from "@/lib/kernel/machine";
import { Refusal } from "@/lib/kernel/refusal";
import { feeOf } from "@/lib/money/fees";
import { fees, wallet } from "../ledger/accounts";
import type { StoredTrade, TradeMoved } from "../trades";
import { disputeEvents } from "./events";
import type { Finding, Outcome } from "./findings";
import { type DisputeState, dispute as disputeMachine } from "./machine";
import { disputeRefusals } from "./refusals";
import type { Party } from "./rows";

/** The open dispute of a trade, as decisions read it. */
export interface DisputeFacts {
  disputeId: string;
  disputeVersion: bigint;
  disputeState: DisputeState;
  isClaim: boolean;
  openedById: string | null;
  openedAs: Party | "staff" | "clock";
  outcome: Outcome | null;
  finding: Finding | null;
  refundMinor: bigint | null;
  /** Of a return: who pays for both ways. */
  returnPaidBy: Party | null;
  buyerAcceptedAt: Date | null;
  sellerAcceptedAt: Date | null;
  timesLate: number;
  /** When the time of its state runs out, and whether it has. */
  dueAt: Date;
  isOver: boolean;
  reviewStartedAt: Date | null;
  /** Of a claim that was decided late: what is left of our commission to give back, in minor units of the hold's currency. */
  claimFeeMinor: bigint;
  /** Who decided about the trade before, or agreed to that. */
  deciders: string[];
  /** The reason of its ruling; null before there is one. */
  rulingReason: string | null;
}

/** A trade with its open dispute. A trade without one is read with nulls, which `mustBeDisputed` refuses. */
export type DisputedTrade = StoredTrade & { [Name in keyof DisputeFacts]: DisputeFacts[Name] | null };
export type InDispute = StoredTrade & DisputeFacts;

const DISPUTE = sql`
  d.id as dispute_id, d.version as dispute_version, d.state as dispute_state, d.is_claim, d.opened_by_id, d.opened_as, d.outcome, d.finding,
  d.refund_minor, d.return_paid_by, d.buyer_accepted_at, d.seller_accepted_at, d.times_late, d.review_started_at, dispute_due(d, app_now()) as due_at,
  dispute_time_is_over(d, app_now()) as is_over, case when d.is_claim then fee_to_give_back(d) else 0 end as claim_fee_minor,
  array(select unnest(array[g.moderator_id, g.approver_id]) from ruling g join dispute o on o.id = g.dispute_id where o.trade_id = d.trade_id) as deciders,
  (select g.reason from ruling g where g.dispute_id = d.id order by g.created_at desc limit 1) as ruling_reason`;

/** A trade, as `readTradeToSettle` reads it, with its open dispute, if there is one. */
export const withDispute = (trade: Sql): Sql => sql`
  select disputed.*, ${DISPUTE}
  from (${trade}) disputed left join dispute d on d.trade_id = disputed.id and d.state <> 'CLOSED'`;

/** Throws Refusal no_dispute for a trade without an open dispute. */
export function mustBeDisputed<Trade extends { disputeId: string | null }>(
  trade: Trade,
): asserts trade is Trade & DisputeFacts {
  if (trade.disputeId === null) throw new Refusal(disputeRefusals.no_dispute);
}

export const partyIn = (
  { buyerId, sellerId }: { buyerId: string; sellerId: string },
  { id }: Pick<Actor, "id">,
): Party | null => (id === buyerId ? "buyer" : id === sellerId ? "seller" : null);

type DisputeMove = Parameters<typeof disputeMachine.move>[1];
type Moving = Pick<DisputeFacts, "disputeId" | "disputeVersion" | "disputeState"> & {
  id: string;
  buyerId: string;
  sellerId: string;
};

/** A move of the dispute, with its event. */
export function moving(trade: Moving, move: DisputeMove, by: Actor, set?: PlanRow): Partial<Plan> {
  const { disputeId, disputeVersion, disputeState } = trade;
  const state = disputeMachine.stateAfter(disputeState, move);
  return {
    rows: [disputeMachine.move({ id: disputeId, version: disputeVersion }, move, set)],
    events: [moved(trade, move, by, state)],
  };
}

/** The event of a dispute's move. */
export const moved = (
  { disputeId, id: tradeId, buyerId, sellerId }: Pick<Moving, "disputeId" | "id" | "buyerId" | "sellerId">,
  move: string,
  by: Pick<Actor, "id">,
  state: DisputeState,
) =>
  disputeEvents.moved({
    disputeId,
    tradeId,
    buyerId,
    sellerId,
    move,
    by: partyIn({ buyerId, sellerId }, by),
    state,
  });

type Settled = Pick<InDispute, "performerId" | "holdMinor" | "holdCurrency" | "feeRule"> &
  Pick<DisputeFacts, "disputeId" | "isClaim" | "timesLate" | "claimFeeMinor">;

/** Our commission goes back to who performed where a decision was late, in the commit that ends the dispute; nothing else. */
export function feeGivenBack(trade: Settled, refundMinor: bigint): PlannedTransfer[] {
  const { disputeId, isClaim, timesLate, claimFeeMinor, performerId, holdMinor, holdCurrency, feeRule } =
    trade;
  if (timesLate === 0) return [];
  const amount = isClaim ? claimFeeMinor : feeOf(holdMinor - refundMinor, feeRule);
  if (amount <= 0n) return [];
  const leg = transfer("fee_given_back", fees(holdCurrency), wallet(performerId, holdCurrency), amount);
  return [{ ...leg, subject: disputeId }];
}

/** What a dispute's end answers. */
export const movedResult = (
  { disputeId, id: tradeId }: Pick<Moving, "disputeId" | "id">,
  stage: DisputeState,
) => ({
  disputeId,
  tradeId,
  stage,
});

/**
 * The trade's end by a final ruling, with the commission that is given back; of a claim, whose trade had ended before, no more than that.
 * `planEnd` plans the trade's own move.
 */
export function endingTrade(
  trade: InDispute,
  refundMinor: bigint,
  planEnd: () => Plan<TradeMoved>,
): Partial<Plan> {
  const transfers = feeGivenBack(trade, refundMinor);
  if (trade.isClaim) return { transfers };
  const { result: _moved, ...plan } = planEnd();
  return composePlan({ result: {}, ...plan }, { transfers });
}
