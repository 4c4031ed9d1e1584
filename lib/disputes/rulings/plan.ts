import type { Actor, Moment } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { planMove, toSettle } from "../../trades";
import {
  type DisputedTrade,
  feeGivenBack,
  type InDispute,
  movedResult,
  moving,
  mustBeDisputed,
  partyIn,
} from "../facts";
import { findingsOf, outcomesOf } from "../findings";
import { outcomeStates } from "../machine";
import { disputeRefusals } from "../refusals";
import { rulesOf } from "../rules";
import type { DisputeMoved, RulingInput } from "../schema";

/** A ruling as it is decided on: what goes back is worked out of its outcome. */
export type Decision = Omit<RulingInput, "refundMinor"> & { refundMinor?: bigint | undefined };

/**
 * What of the hold goes back by this decision, in minor units of its currency.
 * @throws Refusal - wrong_finding, wrong_outcome, wrong_rules, not_a_split, more_than_held
 */
export function refundOf({ kind, holdMinor }: InDispute, decision: Decision): bigint {
  const { outcome, finding, rules, refundMinor = 0n } = decision;
  if (!findingsOf(kind).includes(finding)) throw new Refusal(disputeRefusals.wrong_finding);
  if (!outcomesOf(kind, finding).includes(outcome)) throw new Refusal(disputeRefusals.wrong_outcome);
  if (!rules.every((rule) => rulesOf(kind).includes(rule))) throw new Refusal(disputeRefusals.wrong_rules);
  if (outcome === "refund") return holdMinor;
  if (outcome === "release") return 0n;
  if (refundMinor > holdMinor) throw new Refusal(disputeRefusals.more_than_held);
  if (refundMinor === 0n || refundMinor === holdMinor) throw new Refusal(disputeRefusals.not_a_split);
  return refundMinor;
}

/**
 * Whether this member of staff can rule on it now.
 * @throws Refusal - no_dispute, own_dispute, ruled_before, sides_not_heard, already_ruled
 */
export function mustBeDecidable(trade: DisputedTrade, by: Actor): asserts trade is InDispute {
  mustBeDisputed(trade);
  if (partyIn(trade, by)) throw new Refusal(disputeRefusals.own_dispute);
  if (trade.deciders.includes(by.id)) throw new Refusal(disputeRefusals.ruled_before);
  if (trade.disputeState === "OPEN")
    throw new Refusal(disputeRefusals.sides_not_heard, { until: trade.dueAt.toISOString() });
  if (trade.disputeState !== "UNDER_REVIEW" && trade.disputeState !== "APPEALED")
    throw new Refusal(disputeRefusals.already_ruled);
}

/**
 * Plans a ruling: the first one is announced and moves nothing, the answer to an appeal ends the trade in the same commit.
 * @throws Refusal - as `mustBeDecidable` and `refundOf` do
 */
export function planRuling(
  trade: DisputedTrade & Moment,
  decision: Decision,
  by: Actor,
  approvalId?: string,
): Plan<DisputeMoved> {
  mustBeDecidable(trade, by);
  const refundMinor = refundOf(trade, decision);
  const { outcome, finding, rules, reason } = decision;
  const { disputeId } = trade;
  const isAppeal = trade.disputeState === "APPEALED";
  const row = { id: newId(), disputeId, outcome, finding, refundMinor, rules, reason, approvalId };
  return composePlan(
    {
      result: movedResult(trade, isAppeal ? "CLOSED" : "RULED"),
      subject: { kind: "dispute", id: disputeId },
    },
    moving(trade, isAppeal ? "rule-appeal" : "rule", by, { outcome, finding, refundMinor }),
    { insert: [{ table: "ruling", row }] },
    isAppeal ? endingTrade(trade, by, { outcome, refundMinor, reason }) : {},
  );
}

interface Final {
  outcome: keyof typeof outcomeStates;
  refundMinor: bigint;
  reason: string;
}

/** The trade's end by a final ruling, with the commission that is given back; of a claim no more than that. */
export function endingTrade(
  trade: InDispute & Moment,
  by: Actor,
  { outcome, refundMinor, reason }: Final,
): Partial<Plan> {
  const transfers = feeGivenBack(trade, refundMinor);
  if (trade.isClaim) return { transfers };
  const { result: _moved, ...plan } = planMove(toSettle(trade), "rule", by, {
    to: outcomeStates[outcome],
    note: reason,
    refundMinor,
  });
  return composePlan({ result: {}, ...plan }, { transfers });
}
