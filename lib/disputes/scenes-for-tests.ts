import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { TestUser } from "@/lib/testing/world";
import type { Outcome } from "./findings";
import { acceptRuling } from "./rulings/final";
import { ruleOnTrade } from "./rulings/rule";
import type { RulingInput } from "./schema";
import { writeStatement } from "./statements/write";

/** A ruling of this outcome, by a finding that allows each of them in trades of every kind. */
export const decisionOf = (outcome: Outcome, more: Partial<RulingInput> = {}): RulingInput => ({
  outcome,
  finding: "platform_fault",
  rules: ["E6"],
  reason: "The operator's receipt shows it.",
  ...more,
});

const partiesOf = async (tradeId: string) => {
  const row = await queryOne<{ buyerId: string; sellerId: string; silent: string[] }>(sql`
    select t.buyer_id, t.seller_id, array(
        select case p when 'buyer' then t.buyer_id else t.seller_id end from unnest(array['buyer', 'seller']) p
        where p <> d.opened_as
          and not exists (select from dispute_statement s where s.dispute_id = d.id and s.party = p and s.kind = 'statement')) as silent
    from dispute d join trade t on t.id = d.trade_id where d.trade_id = ${tradeId}::uuid and d.state <> 'CLOSED'`);
  if (!row) throw new Error("the trade is disputed");
  return row;
};

/** Who has not yet makes a statement, so that a moderator can rule. */
export async function answered(tradeId: string): Promise<void> {
  const { silent } = await partiesOf(tradeId);
  const statement = "It is as I said in the chat.";
  for (const id of silent) await writeStatement({ id, roles: [] }, newId(), { tradeId, statement });
}

/** Both sides are heard, and the moderator rules; nobody has accepted it yet. */
export async function ruled(
  moderator: TestUser,
  tradeId: string,
  outcome: Outcome,
  more: Partial<RulingInput> = {},
) {
  await answered(tradeId);
  return ruleOnTrade(moderator.actor, newId(), { tradeId, ...decisionOf(outcome, more) });
}

/** The same, and both parties accept it: the money moves. */
export async function ruledFinally(
  moderator: TestUser,
  tradeId: string,
  outcome: Outcome,
  more: Partial<RulingInput> = {},
): Promise<void> {
  const { buyerId, sellerId } = await partiesOf(tradeId);
  await ruled(moderator, tradeId, outcome, more);
  for (const id of [buyerId, sellerId]) await acceptRuling({ id, roles: [] }, newId(), { tradeId });
}
