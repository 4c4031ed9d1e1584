import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import type { Reactions } from "@/lib/kernel/jobs";
import { Refusal } from "@/lib/kernel/refusal";
import { escalateTrade } from "./commands/open-dispute";

/** Puts trades that wait too long before a moderator. A refusal means that a person was faster. */
export const disputeReactions: Reactions = {
  jobs: {
    "disputes.escalate_trade": async ({ id, version }) => {
      try {
        await escalateTrade(SYSTEM, `escalate:${id}:${version}`, { tradeId: String(id) });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    },
  },
  due: [
    {
      job: "disputes.escalate_trade",
      find: (limit) => sql`
        select id, version from trade
        where deadline_at <= app_now() and (state = 'DELIVERED' or (state = 'IN_ESCROW' and begun_at is not null))
        order by deadline_at limit ${limit}`,
    },
  ],
};
