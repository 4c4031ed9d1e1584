import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import type { Reactions } from "@/lib/kernel/jobs";
import { Refusal } from "@/lib/kernel/refusal";
import { lapseTrade } from "./commands/move-trade";

/**
 * The clock's own end of a trade: a seller who never began. A refusal means that a person was faster. And the number that
 * airtime went to, which is forgotten with its buyer.
 */
export const tradeReactions: Reactions = {
  jobs: {
    "trades.lapse_trade": async ({ id, version }) => {
      try {
        await lapseTrade(SYSTEM, `lapse:${id}:${version}`, { tradeId: String(id) });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    },
    "trades.forget_recipients": async ({ userId }) => {
      await query(sql`select forget_recipients(${String(userId)}::uuid)`);
    },
  },
  on: { "identity.erased": ["trades.forget_recipients"] },
  due: [
    {
      job: "trades.lapse_trade",
      find: (limit) => sql`
        select id, version from trade
        where deadline_at <= app_now() and state = 'IN_ESCROW' and begun_at is null order by deadline_at limit ${limit}`,
    },
  ],
};
