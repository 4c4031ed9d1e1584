import "server-only";
import { z } from "zod";
import { titleOf } from "@/lib/assets";
import { approvable } from "@/lib/kernel/approvals/approvable";
import { type Actor, actUnder, command, type Moment, SYSTEM } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { may } from "@/lib/kernel/permissions";
import { invariant, kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { formatMinor } from "@/lib/money/format";
import { planMove, readTradeToSettle, toSettle } from "../../trades";
import {
  type DisputedTrade,
  endingTrade,
  feeGivenBack,
  type InDispute,
  movedResult,
  moving,
  mustBeDisputed,
  partyIn,
  withDispute,
} from "../facts";
import { findingNames, findings, outcomeStates, outcomes } from "../findings";
import { disputeRefusals } from "../refusals";
import { ruleIds } from "../rules";
import type { DisputeMoved, Ruled, RulingInput } from "../schema";
import { rulingWords } from "../words";
import { type Decision, refundOf } from "./decision";

type ToDecide = DisputedTrade & {
  needsTwoPeople: boolean;
  terms: object;
  moreLines: number;
  /** Of the staff, those who share a browser or a bank account with a party. */
  linkedStaff: string[];
};

/**
 * Whether this member of staff can rule on it now.
 * @throws Refusal - no_dispute, own_dispute, linked_to_party, ruled_before, sides_not_heard, already_ruled
 */
function mustBeDecidable(trade: ToDecide, by: Actor): asserts trade is ToDecide & InDispute {
  mustBeDisputed(trade);
  if (partyIn(trade, by)) throw new Refusal(disputeRefusals.own_dispute);
  if (trade.linkedStaff.includes(by.id)) throw new Refusal(disputeRefusals.linked_to_party);
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
function planRuling(
  trade: ToDecide & Moment,
  decision: Decision,
  by: Actor,
  approvalId?: string,
): Plan<DisputeMoved> {
  mustBeDecidable(trade, by);
  const refundMinor = refundOf(trade, decision);
  const { outcome, finding, rules, reason } = decision;
  const returnPaidBy = outcome === "return" ? decision.returnPaidBy : undefined;
  const { disputeId } = trade;
  const isAppeal = trade.disputeState === "APPEALED";
  const row = {
    id: newId(),
    disputeId,
    outcome,
    finding,
    refundMinor,
    returnPaidBy,
    rules,
    reason,
    approvalId,
  };
  return composePlan(
    {
      result: movedResult(trade, isAppeal ? "CLOSED" : "RULED"),
      subject: { kind: "dispute", id: disputeId },
    },
    moving(trade, isAppeal ? "rule-appeal" : "rule", by, {
      outcome,
      finding,
      refundMinor,
      returnPaidBy,
    }),
    { insert: [{ table: "ruling", row }] },
    isAppeal
      ? endingTrade(trade, refundMinor, () =>
          planMove(toSettle(trade), "rule", by, { to: outcomeStates[outcome], note: reason, refundMinor }),
        )
      : {},
  );
}

const readToDecide = (tradeId: string, by: Actor) => sql`
  select facts.*, o.terms, o.more_lines, coalesce(ruling_needs_two_people(facts.dispute_id), false) as needs_two_people,
    array(select m.user_id from (select distinct user_id from staff_member) m where is_linked_to(m.user_id, array[o.buyer_id, o.seller_id])) as linked_staff
  from (${withDispute(readTradeToSettle(tradeId, by))}) facts join trade_overview o on o.id = facts.id`;

const decisionOf = ({ refundMinor, ...input }: RulingInput): Decision => ({
  ...input,
  refundMinor: refundMinor === undefined ? undefined : BigInt(refundMinor),
});

export type RuleInput = RulingInput & { tradeId: string };

/**
 * A moderator decides a disputed trade, with a reason that both parties see. The first ruling moves nothing; the answer to an appeal is
 * final, and moves the money in the same commit.
 * @throws Refusal - not_found, needs_two_people, and those of `planRuling`
 */
export const ruleAlone = command<RuleInput, ToDecide, DisputeMoved>({
  act: "trade.rule",
  read: ({ tradeId }, by) => readToDecide(tradeId, by),
  decide(trade, { tradeId: _tradeId, ...input }, by) {
    if (!may(by, "dispute.rule")) throw new Refusal(kernelRefusals.not_found);
    const plan = planRuling(trade, decisionOf(input), by);
    if (trade.needsTwoPeople) throw new Refusal(disputeRefusals.needs_two_people);
    const { outcome, finding, reason } = input;
    const audit = { actorId: by.id, act: "trade.rule", subjectKind: "trade", subjectId: trade.id, reason };
    return { ...plan, audit: [{ ...audit, detail: { outcome, finding } }] };
  },
});

/** The ruling by two: the same plan, in the commit of a colleague's consent. What both parties read is `says`. */
export const ruleByTwo = approvable({
  act: "dispute.rule",
  detail: z.strictObject({
    tradeId: z.uuid(),
    outcome: z.enum(outcomes),
    finding: z.enum(findingNames),
    refundMinor: z.string(),
    returnPaidBy: z.enum(["buyer", "seller"]).optional(),
    rules: z.array(z.enum(ruleIds)),
    says: z.string(),
  }),
  read: ({ tradeId }) => readToDecide(tradeId, SYSTEM),
  about(trade: ToDecide, detail) {
    mustBeDisputed(trade);
    const { disputeId, id, holdCurrency } = trade;
    return {
      subject: {
        kind: "dispute",
        id: disputeId,
        auditId: id,
        name: `Dispute of ${titleOf(trade)}`,
        href: `/admin/trades/${id}`,
      },
      amountMinor: amountOf(trade, BigInt(detail.refundMinor)),
      currency: holdCurrency,
    };
  },
  effectText(trade: ToDecide, { outcome, finding, refundMinor, says }) {
    const { holdMinor, holdCurrency } = trade;
    const money = (minor: bigint) => formatMinor(minor, holdCurrency);
    const isAppeal = trade.disputeState === "APPEALED";
    return {
      says: `${rulingWords[outcome]}: ${findings[finding].says}`,
      changes: [
        {
          what: "Dispute",
          now: isAppeal ? "Appealed" : "Under review",
          after: isAppeal ? "Closed" : "Decided, can be appealed for 24 hours",
        },
        { what: "Goes back", now: "–", after: money(BigInt(refundMinor)) },
        { what: "Released, before commission", now: "–", after: money(holdMinor - BigInt(refundMinor)) },
        { what: "What both parties read", now: "–", after: says },
      ],
    };
  },
  run(trade, { tradeId: _tradeId, says, refundMinor, ...detail }, by, { id }) {
    const waits = trade.disputeState === "UNDER_REVIEW" || trade.disputeState === "APPEALED";
    if (!waits) throw new Refusal(kernelRefusals.moved_on);
    return planRuling(trade, { ...detail, reason: says, refundMinor: BigInt(refundMinor) }, by, id);
  },
});

/** What the posting of the consent moves: nothing for a first ruling, whose amount is what is decided about. */
function amountOf(trade: InDispute, refundMinor: bigint): bigint {
  if (trade.disputeState !== "APPEALED") return trade.holdMinor;
  const [back] = feeGivenBack(trade, refundMinor);
  return (trade.isClaim ? 0n : trade.holdMinor) + (back?.amount ?? 0n);
}

/** The dispute that a request is about, and at which stage it stood when it was made. */
async function askedAbout(approvalId: string): Promise<Pick<Ruled, "disputeId" | "stage">> {
  const row = await queryOne<{ disputeId: string; isAppeal: boolean }>(sql`
    select d.id as dispute_id, coalesce(d.appealed_at <= a.created_at, false) as is_appeal
    from approval_record a join dispute d on d.id = a.subject_id where a.id = ${approvalId}::uuid`);
  invariant(row, "a ruling is asked for about a dispute");
  return { disputeId: row.disputeId, stage: row.isAppeal ? "APPEALED" : "CONFIRMING" };
}

/**
 * Rules, or from the threshold on asks a colleague to agree to it. A key that has done either answers as it did, whatever has become of
 * the dispute, and of the threshold, since.
 * @throws Refusal - as `ruleAlone`, and already_asked
 */
export async function ruleOnTrade(
  by: Actor,
  key: string,
  { tradeId, ...input }: RuleInput,
): Promise<{ result: Ruled; replayed: boolean }> {
  const [trade, done] = await Promise.all([
    queryOne<ToDecide & { now: Date }>(
      sql`select app_now() as now, facts.* from (${readToDecide(tradeId, by)}) facts`,
    ),
    actUnder(by, key),
  ]);
  const asks = done === undefined ? trade?.needsTwoPeople : done === ruleByTwo.requestAct;
  if (!trade || !asks) return ruleAlone(by, key, { tradeId, ...input });
  if (done === undefined) mustBeDecidable(trade, by);
  const { outcome, finding, rules, reason, returnPaidBy } = input;
  const refundMinor = refundOf(trade, decisionOf(input)).toString();
  const { result, replayed } = await ruleByTwo.request(by, key, {
    tradeId,
    outcome,
    finding,
    rules,
    refundMinor,
    ...(outcome === "return" && { returnPaidBy }),
    says: reason,
    reason,
    reasonCode: "case",
  });
  const { approvalId } = result;
  return { result: { ...(await askedAbout(approvalId)), tradeId, approvalId }, replayed };
}
