import "server-only";
import { type Actor, command } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { type Sql, sql } from "@/lib/kernel/db";
import type { PlanRow } from "@/lib/kernel/machine";
import { invariant } from "@/lib/kernel/refusal";
import { planMove, readTradeToSettle, type StoredTrade, type TradeMoved, toSettle } from "../../trades";
import { dispute, type Ruling, rulings } from "../machine";

interface DisputedTrade extends StoredTrade {
  disputeId: string | null;
  disputeVersion: bigint | null;
}

/** The trade with its open case, if there is one. */
const readDisputed = (tradeId: string, by: Actor): Sql => sql`
  select disputed.*, d.id as dispute_id, d.version as dispute_version
  from (${readTradeToSettle(tradeId, by)}) disputed left join dispute d on d.trade_id = disputed.id and d.state = 'OPEN'`;

function closing(trade: DisputedTrade, move: "close" | "rule", set?: PlanRow): Partial<Plan> {
  const { disputeId: id, disputeVersion: version } = trade;
  invariant(id && version !== null, "a disputed trade has an open case");
  return { rows: [dispute.move({ id, version }, move, set)] };
}

/**
 * A moderator decides a disputed trade, with a reason that both parties see. The money moves in the same commit.
 * @throws Refusal - own_case for a party, moved_on if it is already decided
 */
export const ruleOnTrade = command<
  { tradeId: string; ruling: Ruling; reason: string },
  DisputedTrade,
  TradeMoved
>({
  act: "trade.rule",
  read: ({ tradeId }, by) => readDisputed(tradeId, by),
  decide(trade, { ruling, reason }, by) {
    return composePlan(planMove(toSettle(trade), "rule", by, { to: rulings[ruling], note: reason }), {
      ...closing(trade, "rule", { ruling, rulingReason: reason }),
      audit: [
        {
          actorId: by.id,
          act: "trade.rule",
          subjectKind: "trade",
          subjectId: trade.id,
          reason,
          detail: { ruling },
        },
      ],
    });
  },
});

/** A party concedes: a seller refunds the buyer, a buyer pays the seller. */
export const concedeTrade = command<{ tradeId: string }, DisputedTrade, TradeMoved>({
  act: "trade.concede",
  read: ({ tradeId }, by) => readDisputed(tradeId, by),
  decide: (trade, _input, by) =>
    composePlan(planMove(toSettle(trade), "concede", by), closing(trade, "close")),
});

/** The other party agrees to cancel the trade, disputed or not: the buyer is refunded in full. */
export const agreeCancel = command<{ tradeId: string }, DisputedTrade, TradeMoved>({
  act: "trade.agree-cancel",
  read: ({ tradeId }, by) => readDisputed(tradeId, by),
  decide(trade, _input, by) {
    const plan = planMove(toSettle(trade), "agree-cancel", by);
    return trade.state === "DISPUTED" ? composePlan(plan, closing(trade, "close")) : plan;
  },
});
