import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { clockStands } from "../trades";
import { escalateTrade } from "./commands/open-dispute";

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

/** Escalates overdue trades to a moderator. A refusal means that a person acted first. */
export const disputeReactions: Reactions = {
  everyMinute: { "disputes.escalate_restricted": escalateRestricted },
  due: [
    {
      job: "disputes.escalate_trade",
      find: (limit) => sql`
        select id, version from trade_overview t
        where deadline_at <= app_now() and (state = 'DELIVERED' or (state = 'IN_ESCROW' and begun_at is not null))
          and not ${clockStands("t")}
        order by deadline_at limit ${limit}`,
      run: ({ id, version }) =>
        ignoreRefusal(escalateTrade(SYSTEM, `escalate:${id}:${version}`, { tradeId: id })),
    },
  ],
};
