import "server-only";
import { catalogKinds } from "@/lib/assets";
import { query, sql } from "@/lib/kernel/db";

/**
 * Counts orders anew for each listing and day that has had one, or lost one, since the day before, or since the last day with an order if no
 * worker was there since. Of goods; cancelled orders are left out. Run twice, it gives the same.
 */
export async function countOrders(): Promise<void> {
  await query(sql`
    insert into listing_day (listing_id, day, orders, gross_minor)
    with span as (
      select first, first::timestamp at time zone 'Africa/Lagos' as since from (
        select least(lagos_day(app_now()) - 1, coalesce((select max(day) from listing_day where orders > 0), (select min(day) from trade_overview))) as first) days),
    moved as (
      select t.id, t.day from span, trade_overview t where t.created_at >= span.since and t.kind = any(${catalogKinds}::text[])
      union
      select t.id, t.day from span, trade_overview t where t.ended_at >= span.since and t.kind = any(${catalogKinds}::text[])),
    touched as (
      select distinct l.offer_id, m.day from moved m join bought_line l on l.trade_id = m.id join listing r on r.id = l.offer_id)
    select x.offer_id, x.day, count(*) filter (where t.state <> 'CANCELLED'),
      coalesce(sum(l.units * l.unit_price_minor) filter (where t.state <> 'CANCELLED'), 0)::bigint
    from touched x join bought_line l on l.offer_id = x.offer_id join trade_overview t on t.id = l.trade_id and t.day = x.day
    group by x.offer_id, x.day
    order by x.offer_id, x.day
    on conflict (listing_id, day) do update set orders = excluded.orders, gross_minor = excluded.gross_minor
      where (listing_day.orders, listing_day.gross_minor) is distinct from (excluded.orders, excluded.gross_minor)`);
}
