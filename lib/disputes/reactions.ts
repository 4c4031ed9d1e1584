import "server-only";
import { type Command, SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, raw, sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { DueRule, Reactions } from "@/lib/kernel/slice";
import { clockStands } from "../trades";
import { escalateTrade } from "./commands/open-dispute";
import { recordLateRuling, startDisputeReview } from "./commands/run-clocks";
import type { DisputeState } from "./machine";
import { finishRuling } from "./rulings/final";
import { expireSettlement } from "./settlement/commands";

/** How many trades a look finds at most; the next look is a minute later. */
const AT_ONCE = 200;

/**
 * Escalates the running trades of those who are blocked, or whose deposit the bank takes back. They can pay nobody meanwhile, so a
 * look a minute is enough.
 */
async function escalateRestricted(): Promise<void> {
  const found = await query<{ id: string; version: bigint }>(sql`
    select distinct t.id, t.version
    from person_restriction x join trade_overview t on t.ended_at is null and (t.buyer_id = x.user_id or t.seller_id = x.user_id)
    where x.state = 'ACTIVE' and x.kind in ('blocked', 'frozen') and waits_for_moderator(t.state, t.begun_at, t.performer_id, t.confirmer_id)
    limit ${AT_ONCE}`);
  for (const { id, version } of found) {
    await ignoreRefusal(escalateTrade(SYSTEM, `escalate:${id}:${version}`, { tradeId: id }));
  }
}

/** What the clock does to disputes in these states once their time, without that of outages, has run out. */
const whenOver = (
  job: string,
  states: readonly DisputeState[],
  act: Command<{ tradeId: string }, unknown>,
): DueRule => ({
  job,
  find: (limit) => sql`
    select d.id, d.version from dispute d
    where d.deadline_at <= app_now() and d.state <> 'CLOSED' and d.state in (${raw(states.map((state) => `'${state}'`).join(", "))})
      and dispute_time_is_over(d, app_now())
    order by d.deadline_at limit ${limit}`,
  async run({ id, version }) {
    const row = await queryOne<{ tradeId: string }>(sql`select trade_id from dispute where id = ${id}::uuid`);
    if (row) await ignoreRefusal(act(SYSTEM, `${job}:${id}:${version}`, row));
  },
});

/** Escalates overdue trades to a moderator, and moves disputes whose time has run out. A refusal means that a person acted first. */
export const disputeReactions: Reactions = {
  everyMinute: { "disputes.escalate_restricted": escalateRestricted },
  due: [
    {
      job: "disputes.escalate_trade",
      find: (limit) => sql`
        select t.id, t.version from trade_overview t left join trade_parcel p on p.id = t.id
        where t.deadline_at <= app_now() and not ${clockStands("t")} and (t.state = 'SHIPPED'
          or t.state = 'RETURNING' and (p.return_sent is not null or p.bounced_at is not null) and p.return_arrived_at is null
          or t.state = 'DELIVERED' and (p.proof in ('CARRIER', 'CODE')) is not true
          or t.state = 'IN_ESCROW' and t.begun_at is not null and (p.id is null or t.meeting is not null))
        order by t.deadline_at limit ${limit}`,
      run: ({ id, version }) =>
        ignoreRefusal(escalateTrade(SYSTEM, `escalate:${id}:${version}`, { tradeId: id })),
    },
    whenOver("disputes.start_review", ["OPEN"], startDisputeReview),
    whenOver("disputes.record_late", ["UNDER_REVIEW", "APPEALED"], recordLateRuling),
    whenOver("disputes.finish_ruling", ["RULED"], finishRuling),
    {
      job: "disputes.expire_settlement",
      find: (limit) => sql`
        select id, version from settlement_offer where state = 'OPEN' and expires_at <= app_now() order by expires_at limit ${limit}`,
      run: ({ id, version }) => ignoreRefusal(expireSettlement(SYSTEM, `expire:${id}:${version}`, { id })),
    },
  ],
};
