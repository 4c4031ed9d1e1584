import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { tradeEvents } from "@/lib/trades/events";

/** Recomputes a seller's record from their ended trades. Idempotent. */
export async function refreshReputation(sellerId: string): Promise<void> {
  await query(sql`
    insert into reputation (user_id, trades_completed, trades_unfinished, median_delivery_seconds, updated_at)
    select ${sellerId}::uuid, count(*) filter (where state = 'COMPLETED'), count(*) filter (where state <> 'COMPLETED'),
      percentile_cont(0.5) within group (order by extract(epoch from delivered_at - created_at))
        filter (where state = 'COMPLETED' and delivered_at is not null)::int,
      app_now()
    from trade_overview trade where seller_id = ${sellerId}::uuid and ended_at is not null
    on conflict (user_id) do update set trades_completed = excluded.trades_completed,
      trades_unfinished = excluded.trades_unfinished, median_delivery_seconds = excluded.median_delivery_seconds,
      updated_at = excluded.updated_at`);
}

export const reviewReactions: Reactions = {
  on: [
    on(
      tradeEvents.ended,
      { "reviews.refresh_reputation": ({ sellerId }) => refreshReputation(sellerId) },
      "sellerId",
    ),
  ],
};
