import { sql } from "@/lib/kernel/db";
import { type Delivered, on } from "@/lib/kernel/events/reaction";
import { outageEvents } from "@/lib/trades/events";
import { notify } from "../notify";
import { readTrades, tellOf } from "./about-trade";
import type { Source } from "./source";

/** One event is about many trades: both sides of each whose deadline an outage has moved. */
async function tellOfStops({ outageId }: { outageId: string }, { outboxId }: Delivered): Promise<void> {
  const trades = await readTrades(sql`
    t.deadline_at is not null and t.id in (select s.trade_id from trade_clock_stop s where s.outage_id = ${outageId}::uuid)`);
  await notify(
    trades.flatMap((trade) => {
      const { readers, group, link } = tellOf(trade);
      const fact = `event:${outboxId}:${trade.id}`;
      return [readers["buyer"], readers["seller"]].flatMap((reader) =>
        reader ? [{ key: "trade.clock_stopped" as const, fact, group, link, ...reader }] : [],
      );
    }),
  );
}

export const outageNotices: readonly Source[] = [
  {
    reaction: on(outageEvents.applied, { "notices.outage.applied": tellOfStops }),
    topic: outageEvents.applied.topic,
    keys: ["trade.clock_stopped"],
  },
];
