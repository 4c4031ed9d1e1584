import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { searchEvents } from "../events";

/**
 * Finds the saved searches that a listing fits, which is in the index, and who follows its store: they hear of it daily. Each person hears of it once, however many of theirs fit and however
 * often this runs, not of their own, and not of what was on sale before they saved the search. What was first listed after `hiddenSince`, while its
 * seller was on holiday, is on sale from now on. Answers for how many people it is new.
 */
export async function matchSaved(listingId: string, hiddenSince: Date | null = null): Promise<number> {
  const row = await queryOne<{ count: number }>(sql`
    with d as materialized (
      select listing_id, seller_id, tsv, tokens, price_minor,
        case when created_at >= ${hiddenSince}::timestamptz then app_now() else created_at end as on_sale_at, tsvector_to_array(tsv) || '{*}'::text[] as keys
      from search_document where listing_id = ${listingId}::uuid),
    fit as (
      select distinct on (h.user_id) h.user_id, h.search_id, h.cadence, h.listing_id from (
      select s.user_id, s.id as search_id, s.cadence, d.listing_id
      from d join saved_search s on s.cadence <> 'OFF' and s.anchors && d.keys
      where s.user_id <> d.seller_id and s.created_at <= d.on_sale_at and (s.tsq is null or d.tsv @@ s.tsq)
        and (s.min_minor is null or d.price_minor >= s.min_minor) and (s.max_minor is null or d.price_minor <= s.max_minor)
        and not exists (select from jsonb_array_elements(s.needs) need
          where not case jsonb_typeof(need) when 'array' then d.tokens && array(select jsonb_array_elements_text(need))
            else has_within(d.tokens, need->>'prefix', (need->>'low')::numeric, (need->>'high')::numeric) end)
      union all
      select f.user_id, null, 'DAILY', d.listing_id from d join follow_record f on f.seller_id = d.seller_id and f.created_at <= d.on_sale_at
      ) h order by h.user_id, h.cadence, h.search_id),
    made as (
      insert into search_notice (user_id, listing_id, search_id, cadence, notified_at)
      select f.user_id, f.listing_id, f.search_id, f.cadence, case f.cadence when 'AT_ONCE' then app_now() end
      from fit f join person p on p.id = f.user_id and p.closed_at is null order by f.user_id
      on conflict (user_id, listing_id) do nothing
      returning user_id, listing_id, cadence),
    published as (${publishing(searchEvents.matched, heard, sql`made where cadence = 'AT_ONCE'`)})
    select count(*)::int as count from made`);
  notifyRelay();
  return row?.count ?? 0;
}

const heard = { userId: sql`user_id`, listingId: sql`listing_id` };

/** From this hour in Lagos on, people hear of what fitted their daily searches until then. */
const DAILY_HOUR = 8;

/** Sums up, once a day for each person, what waits since the morning before. */
export async function sumUpDaily(): Promise<void> {
  await query(sql`
    with due as (
      update search_notice n set notified_at = app_now()
      where n.notified_at is null and n.created_at < (date_trunc('day', app_now() at time zone 'Africa/Lagos')
          + make_interval(hours => ${DAILY_HOUR}::int)) at time zone 'Africa/Lagos'
        and app_now() >= (date_trunc('day', app_now() at time zone 'Africa/Lagos') + make_interval(hours => ${DAILY_HOUR}::int)) at time zone 'Africa/Lagos'
      returning n.user_id, n.listing_id),
    summed as (select user_id, (array_agg(listing_id order by listing_id desc))[1] as listing_id, count(*)::int as count from due group by user_id)
    ${publishing(searchEvents.summed_up, { ...heard, count: sql`count` }, sql`summed`)}`);
  notifyRelay();
}
