import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { lapseTrade } from "./commands/move-trade";

/** Lapses a trade whose seller never began. A refusal means that a person was faster. */
export const tradeReactions: Reactions = {
  due: [
    {
      job: "trades.lapse_trade",
      find: (limit) => sql`
        select id, version from trade
        where deadline_at <= app_now() and state = 'IN_ESCROW' and begun_at is null order by deadline_at limit ${limit}`,
      run: ({ id, version }) => ignoreRefusal(lapseTrade(SYSTEM, `lapse:${id}:${version}`, { tradeId: id })),
    },
  ],
};
