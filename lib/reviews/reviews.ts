import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { reviewEvents } from "./events";
import { reviewRefusals } from "./refusals";
import type { TradeReviews } from "./schema";

interface ReviewsRow {
  reviews: TradeReviews["reviews"];
  closesAt: Date | null;
  mayRate: boolean;
}

/** The reviews of a trade as a party of it sees them. Throws Refusal not_found for others. */
export async function readReviews(viewer: Actor, tradeId: string): Promise<TradeReviews> {
  const row = await queryOne<ReviewsRow>(sql`
    select t.closes_at,
      coalesce(t.closes_at > app_now(), false)
        and not exists (select from review r where r.trade_id = t.id and r.author_id = ${viewer.id}::uuid) as may_rate,
      coalesce((select json_agg(json_build_object('mine', r.author_id = ${viewer.id}::uuid, 'stars', r.stars, 'comment', r.comment,
          'createdAt', r.created_at) order by r.author_id <> ${viewer.id}::uuid)
        from review r where r.trade_id = t.id and (r.author_id = ${viewer.id}::uuid or is_open_review(r))), '[]') as reviews
    from (select *, rated_from(o.id) + rating_time() as closes_at from trade_overview o where o.id = ${tradeId}::uuid) t
    where t.id = ${tradeId}::uuid and ${viewer.id}::uuid in (t.buyer_id, t.seller_id)`);
  if (!row) throw new Refusal(kernelRefusals.not_found);
  const reviews = row.reviews.map(({ createdAt, ...review }) => ({
    ...review,
    createdAt: new Date(createdAt).toISOString(),
  }));
  return { reviews, closesAt: row.closesAt?.toISOString() ?? null, mayRate: row.mayRate };
}

/**
 * Stores what a party of an ended trade says of the other, once: the first review stays. Throws Refusal not_found for others, not_ended,
 * and rating_closed after 14 days.
 */
export async function rateTrade(
  by: Actor,
  { tradeId, stars, comment = "" }: { tradeId: string; stars: number; comment?: string | undefined },
): Promise<void> {
  const row = await queryOne<{ endedAt: Date | null; isClosed: boolean; isStored: boolean }>(sql`
    with rated as (
      select id, rated_from(o.id) as ended_at, rated_from(o.id) + rating_time() <= app_now() as is_closed,
        case ${by.id}::uuid when buyer_id then seller_id else buyer_id end as subject_id
      from trade_overview o where id = ${tradeId}::uuid and ${by.id}::uuid in (buyer_id, seller_id)),
    stored as (
      insert into review (trade_id, author_id, subject_id, stars, comment)
      select id, ${by.id}::uuid, subject_id, ${stars}::int, ${comment} from rated where not is_closed
      on conflict (trade_id, author_id) do nothing
      returning trade_id, author_id, subject_id),
    published as (${publishing(reviewEvents.written, written, sql`stored`)})
    select ended_at, coalesce(is_closed, false) as is_closed, exists (select from stored)
        or exists (select from review r where r.trade_id = rated.id and r.author_id = ${by.id}::uuid) as is_stored from rated`);
  if (!row) throw new Refusal(kernelRefusals.not_found);
  // In time it is stored: now, or by another request at this moment, whose row this statement does not see.
  const isInTime = row.endedAt !== null && !row.isClosed;
  if (isInTime || row.isStored) return notifyRelay();
  throw new Refusal(row.endedAt === null ? reviewRefusals.not_ended : reviewRefusals.rating_closed);
}

const written = {
  tradeId: sql`trade_id`,
  authorId: sql`author_id`,
  subjectId: sql`subject_id`,
};
