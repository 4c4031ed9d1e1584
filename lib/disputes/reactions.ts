import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { clockStands } from "../trades";
import { escalateTrade } from "./commands/open-dispute";

/** Escalates overdue trades to a moderator. A refusal means that a person acted first. */
export const disputeReactions: Reactions = {
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
