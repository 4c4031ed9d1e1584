import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { tradeEvents } from "@/lib/trades/events";
import { reviewEvents } from "./events";
import { refreshReputation } from "./record";

const OPENED_AT_ONCE = 200;

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
