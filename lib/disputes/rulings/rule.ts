import "server-only";
import { z } from "zod";
import { titleOf } from "@/lib/assets";
import { approvable } from "@/lib/kernel/approvals/approvable";
import { type Actor, command, SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { may } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { formatMinor } from "@/lib/money/format";
import { type DisputedTrade, feeGivenBack, type InDispute, mustBeDisputed, readDisputed } from "../facts";
import { findingNames, findings, outcomes } from "../findings";
import { disputeRefusals } from "../refusals";
import { ruleIds } from "../rules";
import type { DisputeMoved, Ruled, RulingInput } from "../schema";
import { rulingWords } from "../words";
import { type Decision, mustBeDecidable, planRuling, refundOf } from "./plan";

type ToDecide = DisputedTrade & { needsTwoPeople: boolean; terms: object };

const readToDecide = (tradeId: string, by: Actor) => sql`
  select facts.*, o.terms, coalesce(ruling_needs_two_people(facts.dispute_id), false) as needs_two_people
  from (${readDisputed(tradeId, by)}) facts join trade_overview o on o.id = facts.id`;

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
    rules: z.array(z.enum(ruleIds)),
    says: z.string(),
  }),
  read: ({ tradeId }) => readToDecide(tradeId, SYSTEM),
  about(trade: ToDecide, detail) {
    mustBeDisputed(trade);
    const { disputeId, id, kind, terms, holdCurrency } = trade;
    return {
      subject: {
        kind: "dispute",
        id: disputeId,
        auditId: id,
        name: `Dispute of ${titleOf({ kind, terms })}`,
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

/**
 * Rules, or from the threshold on asks a colleague to agree to it.
 * @throws Refusal - as `ruleAlone`, and already_asked
 */
export async function ruleOnTrade(
  by: Actor,
  key: string,
  { tradeId, ...input }: RuleInput,
): Promise<{ result: Ruled; replayed: boolean }> {
  const trade = await queryOne<ToDecide & { now: Date }>(
    sql`select app_now() as now, facts.* from (${readToDecide(tradeId, by)}) facts`,
  );
  if (!trade?.needsTwoPeople) return ruleAlone(by, key, { tradeId, ...input });
  mustBeDecidable(trade, by);
  const { outcome, finding, rules, reason } = input;
  const refundMinor = refundOf(trade, decisionOf(input)).toString();
  const { result, replayed } = await ruleByTwo.request(by, key, {
    tradeId,
    outcome,
    finding,
    rules,
    refundMinor,
    says: reason,
    reason,
  });
  const stage = trade.disputeState === "APPEALED" ? "APPEALED" : "CONFIRMING";
  return {
    result: { disputeId: trade.disputeId, tradeId, stage, approvalId: result.approvalId },
    replayed,
  };
}
