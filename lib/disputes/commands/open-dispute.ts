import "server-only";
import type { AssetKind } from "@/lib/assets";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { DAY } from "@/lib/kernel/clock";
import { type Actor, command, type Moment } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { mustHold } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { planMove, readTrade, type TradeFacts, type TradeMoved } from "../../trades";
import { confirmerOf, performerOf } from "../../trades/moves";
import { CLAIM_DAYS } from "../clocks";
import { DUE, type Due, tooEarly } from "../due";
import { moved, partyIn } from "../facts";
import { type Answers, answersTo, reasonOf } from "../reasons";
import { disputeRefusals } from "../refusals";

export interface DisputeInput {
  tradeId: string;
  /** One of the reasons of the trade's kind, or 'other'. */
  reason: string;
  /** The party's description. */
  statement: string;
  /** What they answered to the reason's own questions, by question; left out where they were not asked, as in a text message. */
  answers?: Record<string, string> | undefined;
  /** The trade has ended: a claim about it. Without it, a trade that ends meanwhile is left alone. */
  isClaim?: boolean | undefined;
}

interface TradeToDispute extends TradeFacts {
  endedAt: Date | null;
  due: Due | null;
}

const readToDispute = (tradeId: string, by: Actor): Sql => sql`
  select facts.*, o.ended_at, ${DUE} as due from (${readTrade(tradeId, by)}) facts join trade_overview o on o.id = facts.id`;

interface Opened {
  isClaim: boolean;
  reason: string;
  statement: string;
  answers?: Answers;
}

/** A trade that runs is stopped by it; one that has ended stays as it is. */
function planOpening(
  trade: TradeToDispute & Moment,
  by: Actor,
  note: string,
  { isClaim, ...written }: Opened,
): Plan<TradeMoved> {
  const id = newId();
  const { id: tradeId, state, version } = trade;
  const insert = [{ table: "dispute", row: { id, tradeId, answers: {}, ...written } }];
  if (!isClaim) return planMove(trade, "dispute", by, { note, beside: { insert } });
  if (!trade.endedAt || trade.now.getTime() - trade.endedAt.getTime() >= CLAIM_DAYS * DAY)
    throw new Refusal(disputeRefusals.claim_over);
  return {
    subject: { kind: "dispute", id },
    insert,
    events: [moved({ ...trade, disputeId: id }, "claim", by, "OPEN")],
    result: { tradeId, state, version: version.toString() },
  };
}

const onlyOnce = { one_open_dispute: disputeRefusals.already_open };

/**
 * A party escalates the trade to a moderator. From now on only a person's decision moves the money. About a trade that has ended lately
 * it is a claim, whose ruling moves no hold.
 * @throws Refusal - not_found, unknown_reason, not_due_yet, not_met_yet, answer_invalid, moved_on, claim_over, already_open
 */
export const openDispute = refusingAt(
  command<DisputeInput, TradeToDispute, TradeMoved>({
    act: "trade.dispute",
    read: ({ tradeId }, by) => readToDispute(tradeId, by),
    decide(trade, { reason, statement, answers, isClaim = false }, by) {
      const party = partyIn(trade, by);
      if (!party) throw new Refusal(kernelRefusals.not_found);
      const known = reasonOf(trade.kind, reason);
      if (!known?.by.includes(party)) throw new Refusal(disputeRefusals.unknown_reason);
      const early = known.onceDue && tooEarly(trade.due, trade.now);
      if (early) throw early;
      const note = inWords(trade.kind, reason);
      return planOpening(trade, by, note, {
        isClaim,
        reason,
        statement,
        ...(answers && { answers: answersTo(known, answers) }),
      });
    },
  }),
  onlyOnce,
);

const inWords = (kind: AssetKind, reason: string): string => reasonOf(kind, reason)?.says ?? "";

/**
 * The seller has back what was sent back, and it is not what they sold, or is worse: a moderator looks at it.
 * @throws Refusal - not_yours, moved_on
 */
export const contestReturn = command<Pick<DisputeInput, "tradeId" | "statement">, TradeFacts, TradeMoved>({
  act: "trade.contest-return",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide(trade, { statement }, by) {
    const reason = "return_refused";
    const row = { id: newId(), tradeId: trade.id, reason, statement, answers: {} };
    return planMove(trade, "contest-return", by, {
      note: inWords(trade.kind, reason),
      beside: { insert: [{ table: "dispute", row }] },
    });
  },
});

type StaffReview = Pick<DisputeInput, "tradeId" | "reason" | "isClaim"> & { reasonCode?: ReasonCode };

/**
 * A moderator puts a trade before a moderator. Both parties read why. One that ends meanwhile is left alone, unless it is to be a claim.
 * @throws Refusal - not_found, own_dispute, moved_on, claim_over, already_open
 */
export const openStaffReview = refusingAt(
  command<StaffReview, TradeToDispute, TradeMoved>({
    act: "dispute.open",
    read: ({ tradeId }, by) => readToDispute(tradeId, by),
    decide(trade, { reason, reasonCode, isClaim = false }, by) {
      mustHold(by, "dispute.rule");
      if (partyIn(trade, by)) throw new Refusal(disputeRefusals.own_dispute);
      const plan = planOpening(trade, by, reason, {
        isClaim,
        reason: "staff_review",
        statement: reason,
      });
      const audit = {
        actorId: by.id,
        act: "dispute.open",
        subjectKind: "trade",
        subjectId: trade.id,
        reason,
        detail: { reasonCode },
      };
      return { ...plan, audit: [audit] };
    },
  }),
  onlyOnce,
);

/**
 * By the clock: escalates a started or delivered trade after its deadline, or one whose parties may not go on by themselves. It never
 * ends without a person's decision.
 */
export const escalateTrade = command<{ tradeId: string }, TradeFacts, TradeMoved>({
  act: "trade.escalate",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide: (trade, _input, by) => {
    const note = whyEscalated(trade);
    const reason = trade.waitsForModerator ? "staff_review" : "silence";
    const row = { id: newId(), tradeId: trade.id, reason, statement: note, answers: {} };
    return planMove(trade, "escalate", by, { note, beside: { insert: [{ table: "dispute", row }] } });
  },
});

/** Which account it is, and why, is not the other party's to know. */
function whyEscalated(trade: TradeFacts): string {
  if (trade.waitsForModerator) return "An account in this trade is under review, so a moderator decides.";
  if (trade.state === "RETURNING") return "It was sent back, and the seller hasn’t said that it arrived.";
  if (trade.state === "SHIPPED") return "It hasn’t arrived a week after the promised day.";
  return trade.state === "DELIVERED"
    ? `The ${confirmerOf(trade)} didn’t confirm in time.`
    : `The ${performerOf(trade)} started but didn’t mark it as sent in time.`;
}
