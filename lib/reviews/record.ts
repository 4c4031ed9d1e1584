import "server-only";
import type { Party } from "@/lib/assets";
import { findingNames, lostBy } from "@/lib/disputes/findings";
import { query, raw, type Sql, sql } from "@/lib/kernel/db";
import { timeStopped } from "@/lib/trades";

/** How many of a seller's latest trades buyers see. */
const LAST_TRADES = 10;

/** A median is that of so many latest trades. */
const MEDIAN_OF = 100;

/** The findings by which this side has lost; or neither, without one. */
const foundAgainst = (side?: Party) => findingNames.filter((name) => lostBy(name) === side);

/** No one is blamed for what they gave up while an outage kept them from it. */
const duringOutage = sql`${timeStopped("t", "t.ended_at - interval '1 microsecond'", "t.ended_at")} > interval '0'`;

/**
 * Ended trades as facts of a record: who failed it, who lost its dispute. SQL for a table.
 *
 * A trade is failed by who performs and gave up, did not begin in time, conceded or lost its dispute, and a cancel that both agreed to
 * by who asked for it. A dispute is lost by who conceded, or against whom the final ruling found, however it shares what is held. What was
 * settled, a dispute that we opened, and a part of a purchase that was given up before its turn, is held against nobody.
 *
 * What is bought in parts is one trade of a record, once all of its parts have ended: completed where each part was that was not stopped
 * before its turn. Its disputes are counted one by one, and its parts are timed one by one.
 */
const endedTrades = (side: Sql, whose: Sql): Sql => sql`
  select t.id, coalesce(t.checkout_id, t.id) as purchase, ${side} as user_id, t.seller_id = ${side} as sells, t.performer_id = ${side} as performs, t.state, t.kind, t.listed_under,
    t.started_at, t.delivered_at, t.ended_at, sent.sent->>'carrier' as carrier, sent.sent_at, last.move, d.is_disputed,
    case when last.move = 'concede' then last.actor_id
      when last.move <> 'rule' then null
      when d.finding = any(${foundAgainst("seller")}::text[]) then t.seller_id
      when d.finding = any(${foundAgainst("buyer")}::text[]) then t.buyer_id end as lost_id,
    case when t.state <> 'CANCELLED' then null
      when last.move = 'agree-cancel' then (select asked.actor_id from trade_move asked
        where asked.trade_id = t.id and asked.move = 'propose-cancel' order by asked.sequence desc limit 1)
      when last.move = 'lapse' or last.move = 'concede' then t.performer_id
      when last.move = 'rule' and d.finding <> all(${foundAgainst()}::text[]) then t.performer_id
      when last.move = 'cancel' and not ${duringOutage} then t.performer_id end as failed_id
  from trade_overview t join trade_move last on last.trade_id = t.id and last.sequence = t.moves
    left join trade_parcel sent on sent.id = t.id
    left join lateral (
      select c.reason <> 'staff_review' as is_disputed, c.finding
      from dispute_overview c where c.trade_id = t.id and not c.is_claim order by c.created_at desc limit 1) d on true
  where ${side} in (${whose}) and t.ended_at is not null
    and (t.checkout_id is null or not exists (select from trade_overview p where p.checkout_id = t.checkout_id and p.ended_at is null))`;

/** The records of some users, worked out from timelines, disputes and reviews. `whose`: a query for their ids. SQL for a table. */
export const recordsOf = (whose: Sql): Sql => sql`
  with who as (${whose}),
  sides as (${endedTrades(sql`t.seller_id`, sql`select user_id from who`)}
    union all ${endedTrades(sql`t.buyer_id`, sql`select user_id from who`)}),
  bought as (
    select user_id, purchase, bool_or(sells) as sells, max(ended_at) as ended_at,
      bool_or(state = 'COMPLETED') and bool_and(state = 'COMPLETED' or move = 'stop') as is_completed,
      coalesce(bool_or(failed_id = user_id), false) as is_failed, bool_or(is_disputed) as is_disputed,
      count(*) filter (where lost_id = user_id) as lost
    from sides group by user_id, purchase),
  counted as (
    select user_id, count(*) filter (where sells and is_completed) as trades_completed,
      count(*) filter (where sells and is_failed) as trades_unfinished,
      count(*) filter (where not sells and is_completed) as purchases_completed,
      count(*) filter (where not sells and is_failed) as purchases_unfinished,
      count(*) as trades_ended, count(*) filter (where is_disputed) as trades_disputed, sum(lost) as disputes_lost
    from bought group by user_id),
  timed as (
    select user_id, performs, case when performs
      then extract(epoch from delivered_at - started_at - ${timeStopped("t", "t.started_at", "t.delivered_at", { carrier: "t.carrier", sentAt: "t.sent_at" })})
      else extract(epoch from ended_at - delivered_at - ${timeStopped("t", "t.delivered_at", "t.ended_at")}) end as seconds
    from (select *, row_number() over (partition by user_id, performs order by ended_at desc, id desc) as nth from sides
      where state = 'COMPLETED' and delivered_at is not null and (performs or move = 'approve')) t where nth <= ${MEDIAN_OF}),
  medians as (
    select user_id, percentile_cont(0.5) within group (order by seconds) filter (where performs) as delivery,
      percentile_cont(0.5) within group (order by seconds) filter (where not performs) as confirm
    from timed group by user_id),
  latest as (
    select user_id, string_agg(is_completed::int::text, '' order by ended_at, purchase) as outcomes
    from (select *, row_number() over (partition by user_id order by ended_at desc, purchase desc) as nth from bought
      where sells and (is_completed or is_failed)) sold where nth <= ${LAST_TRADES} group by user_id),
  rated as (
    select r.subject_id as user_id, count(*) as ratings, sum(r.stars) as stars_total from review r
    where r.subject_id in (select user_id from who) and is_open_review(r) group by r.subject_id)
  select user_id, coalesce(trades_completed, 0)::int as trades_completed, coalesce(trades_unfinished, 0)::int as trades_unfinished,
    coalesce(purchases_completed, 0)::int as purchases_completed, coalesce(purchases_unfinished, 0)::int as purchases_unfinished,
    delivery::int as median_delivery_seconds, confirm::int as median_confirm_seconds, coalesce(trades_ended, 0)::int as trades_ended,
    coalesce(trades_disputed, 0)::int as trades_disputed, coalesce(disputes_lost, 0)::int as disputes_lost,
    coalesce(outcomes, '') as last_trades, coalesce(ratings, 0)::int as ratings, coalesce(stars_total, 0)::int as stars_total
  from who left join counted using (user_id) left join medians using (user_id) left join latest using (user_id) left join rated using (user_id)`;

/** The figures of a record, as columns. */
const FIGURES = [
  "trades_completed",
  "trades_unfinished",
  "purchases_completed",
  "purchases_unfinished",
  "median_delivery_seconds",
  "median_confirm_seconds",
  "trades_ended",
  "trades_disputed",
  "disputes_lost",
  "last_trades",
  "ratings",
  "stars_total",
];
const columns = (prefix = "") => raw(FIGURES.map((name) => prefix + name).join(", "));

/** Works out a person's record anew. One that was worked out later, of which a slower job knows nothing, stays. */
export async function refreshReputation(userId: string): Promise<void> {
  await query(sql`
    insert into reputation (user_id, ${columns()}, updated_at)
    select r.*, app_now() from (${recordsOf(sql`select ${userId}::uuid as user_id`)}) r
    on conflict (user_id) do update set (${columns()}, updated_at) = (${columns("excluded.")}, excluded.updated_at)
    where reputation.updated_at <= excluded.updated_at`);
}

/**
 * The users whose stored record is not what the facts say, with both. Of one whose trade has ended, or whose rating has opened, since it
 * was worked out nothing is said yet: the job waits. SQL for (user_id, stored, worked).
 */
export const wrongRecords: Sql = sql`
  select w.user_id, to_jsonb(s) - 'user_id' as stored, to_jsonb(w) - 'user_id' as worked
  from (${recordsOf(sql`select user_id from reputation union select buyer_id from trade_overview where ended_at is not null
      union select seller_id from trade_overview where ended_at is not null`)}) w
    left join (select user_id, ${columns()} from reputation) s on s.user_id = w.user_id
    left join reputation p on p.user_id = w.user_id
  where to_jsonb(s) is distinct from to_jsonb(w)
    and coalesce((select max(t.ended_at) from trade_overview t where w.user_id in (t.buyer_id, t.seller_id)) <= p.updated_at, true)
    and coalesce((select max(case when r.closes_at <= app_now() then r.closes_at else r.created_at end) from review r
      where w.user_id in (r.subject_id, r.author_id)) <= p.updated_at, true)`;
