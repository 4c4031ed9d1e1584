import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import type { Dice } from "@/lib/testing/dice";
import type { TestUser } from "@/lib/testing/world";
import {
  acceptRuling,
  acceptSettlement,
  appealRuling,
  offerSettlement,
  ruleOnTrade,
  writeReply,
  writeStatement,
} from ".";
import { decisionOf } from "./scenes-for-tests";

/** An action of a user, sensible or not: a name for the report, and the act under a key. */
export interface Action {
  name: string;
  act: (key: string) => Promise<unknown>;
}

/** What people do about a dispute, in whatever state it is. */
export function disputing(
  input: { tradeId: string },
  someone: Actor,
  { chidi, dele }: { chidi: TestUser; dele: TestUser },
  random: Dice,
  named: (name: string, act: Action["act"]) => Action,
): Action {
  const statement = "It is as I said in the chat.";
  const judge = random.below(4) ? random.pick([chidi, dele]).actor : someone;
  const outcome = random.pick(["refund", "release", "split"] as const);
  const refundMinor = BigInt(random.below(50_00));
  const acts: [string, Action["act"]][] = [
    ["state", (key) => writeStatement(someone, key, { ...input, statement })],
    ["state", (key) => writeStatement(someone, key, { ...input, statement })],
    ["reply", (key) => writeReply(someone, key, { ...input, statement })],
    [
      "rule",
      (key) =>
        ruleOnTrade(judge, key, { ...input, ...decisionOf(outcome, { refundMinor: String(refundMinor) }) }),
    ],
    [
      "rule",
      (key) =>
        ruleOnTrade(judge, key, { ...input, ...decisionOf(outcome, { refundMinor: String(refundMinor) }) }),
    ],
    ["accept", (key) => acceptRuling(someone, key, input)],
    ["accept", (key) => acceptRuling(someone, key, input)],
    ["appeal", (key) => appealRuling(someone, key, { ...input, reason: statement })],
    ["offer", (key) => offerSettlement(someone, key, { ...input, refundMinor })],
    ["settle", (key) => settling(input.tradeId, someone, key)],
  ];
  const [name, act] = random.pick(acts as [[string, Action["act"]], ...[string, Action["act"]][]]);
  return named(name, act);
}

/** Accepts the newest offer to settle. */
async function settling(tradeId: string, by: Actor, key: string): Promise<unknown> {
  const offer = await queryOne<{ id: string }>(sql`
    select o.id from settlement_offer o join dispute d on d.id = o.dispute_id where d.trade_id = ${tradeId}::uuid
    order by o.created_at desc limit 1`);
  return acceptSettlement(by, key, { tradeId, offerId: offer?.id ?? tradeId });
}
