import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { timeStopped } from "@/lib/trades";
import { tradeEvents } from "@/lib/trades/events";
import { reviewEvents } from "./events";

/** How many of a seller's latest trades buyers see. */
const LAST_TRADES = 10;

const OPENED_AT_ONCE = 200;

/**
 * Recomputes a person's record from their ended trades. Idempotent. A trade counts as unfinished for a seller who gave it up, let it
 * lapse, conceded or lost its dispute; one that both agreed to cancel, that was split, or that its seller gave up during an outage,
 * counts for nobody. Time in which an outage stopped the clock is no time of delivery.
 */
export async function refreshReputation(userId: string): Promise<void> {
  await query(sql`
    with ended as (
      select t.id, t.ended_at, t.seller_id = ${userId}::uuid and t.state = 'COMPLETED' as sold,
        t.buyer_id = ${userId}::uuid and t.state = 'COMPLETED' as bought,
        t.seller_id = ${userId}::uuid and t.performer_id = t.seller_id and t.state = 'CANCELLED'
          and last.move in ('cancel', 'lapse', 'concede', 'rule')
          and not (last.move = 'cancel' and ${timeStopped("t", "t.ended_at - interval '1 microsecond'", "t.ended_at")} > interval '0') as unfinished,
        extract(epoch from t.delivered_at - t.started_at - ${timeStopped("t", "t.started_at", "t.delivered_at")}) as delivery_seconds
      from trade_overview t join trade_move last on last.trade_id = t.id and last.sequence = t.moves
      where (t.seller_id = ${userId}::uuid or t.buyer_id = ${userId}::uuid) and t.ended_at is not null),
    rated as (select r.stars from review r where r.subject_id = ${userId}::uuid and is_open_review(r)),
    latest as (select id, ended_at, sold from ended where sold or unfinished order by ended_at desc, id desc limit ${LAST_TRADES})
    insert into reputation (user_id, trades_completed, trades_unfinished, purchases_completed, median_delivery_seconds, last_trades, ratings, stars_total, updated_at)
    select ${userId}::uuid, count(*) filter (where sold), count(*) filter (where unfinished), count(*) filter (where bought),
      percentile_cont(0.5) within group (order by delivery_seconds) filter (where sold)::int,
      (select coalesce(string_agg(sold::int::text, '' order by ended_at, id), '') from latest),
      (select count(*) from rated), (select coalesce(sum(stars), 0) from rated), app_now()
    from ended
    on conflict (user_id) do update set trades_completed = excluded.trades_completed,
      trades_unfinished = excluded.trades_unfinished, purchases_completed = excluded.purchases_completed,
      median_delivery_seconds = excluded.median_delivery_seconds, last_trades = excluded.last_trades,
      ratings = excluded.ratings, stars_total = excluded.stars_total, updated_at = excluded.updated_at`);
}

/** Counts the reviews that their trade's time has opened since the record was worked out. */
async function openReviews(): Promise<void> {
  const rated = await query<{ subjectId: string }>(sql`
    select distinct r.subject_id from review r left join reputation p on p.user_id = r.subject_id
    where r.closes_at <= app_now() and r.closes_at > app_now() - interval '7 days' and coalesce(p.updated_at < r.closes_at, true)
    limit ${OPENED_AT_ONCE}`);
  for (const { subjectId } of rated) await refreshReputation(subjectId);
}

export const reviewReactions: Reactions = {
  everyMinute: { "reviews.open_reviews": openReviews },
  on: [
    on(reviewEvents.written, {
      "reviews.count_rating": ({ subjectId }) => refreshReputation(subjectId),
      "reviews.open_other": ({ authorId }) => refreshReputation(authorId),
    }),
    on(
      tradeEvents.ended,
      { "reviews.refresh_seller": ({ sellerId }) => refreshReputation(sellerId) },
      "sellerId",
    ),
    on(
      tradeEvents.ended,
      { "reviews.refresh_buyer": ({ buyerId }) => refreshReputation(buyerId) },
      "buyerId",
    ),
  ],
};
