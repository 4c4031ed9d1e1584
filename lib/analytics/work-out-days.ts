import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { HOME } from "@/lib/money/currencies";

/**
 * Works the figures of the latest days out anew from the tables of record: today, the day before, and those before it that no
 * worker was there for. Run twice, it gives the same.
 */
export async function workOutDays(): Promise<void> {
  await query(sql`
    insert into metric_day (metric, day, kind, count, sum_minor)
    with span as (select today, today - 1 as yesterday, first::timestamp at time zone 'Africa/Lagos' as since, first from (
      select lagos_day(app_now()) as today,
        least(coalesce((select max(day) - 1 from metric_day), (select min(day) from trade_overview), lagos_day(app_now())),
          lagos_day(app_now())) as first) days)
    select 'trade.opened', t.day, t.kind, count(*), coalesce(sum(t.price_minor), 0)
    from span, trade_overview t where t.day >= span.first group by t.day, t.kind
    union all
    select 'trade.' || lower(t.state::text), lagos_day(t.ended_at), t.kind, count(*), sum(t.price_minor)
    from span, trade_overview t where t.ended_at >= span.since group by t.state, lagos_day(t.ended_at), t.kind
    union all
    select 'commission', lagos_day(t.ended_at), t.kind, count(*), sum(l.amount_minor)
    from span, trade_overview t join ledger_transfer l on l.subject_id = t.id and l.kind = 'commission'
    where t.ended_at >= span.since group by lagos_day(t.ended_at), t.kind
    union all
    select 'trade.disputed', lagos_day(d.created_at), t.kind, count(*), sum(t.price_minor)
    from span, dispute_overview d join trade_overview t on t.id = d.trade_id
    where d.created_at >= span.since group by lagos_day(d.created_at), t.kind
    union all
    select 'price', t.day, t.kind || ' ' || t.listed_under, count(*), percentile_disc(0.5) within group (order by o.rate_bps)
    from span, trade_overview t join bought_line l on l.trade_id = t.id and l.line = 1 join offer_listing o on o.id = l.offer_id
    where t.day >= span.first group by t.day, t.kind, t.listed_under
    union all
    select 'balance', span.today, concat_ws(' ', b.kind, nullif(b.subject_kind, '')), 0, sum(b.balance)
    from span, account_balance b where b.currency = ${HOME} group by span.today, b.kind, b.subject_kind
    union all
    select 'people', span.today, kind, count(*), 0
    from span, person p, lateral (values ('all', true), ('verified', p.email_verified_at is not null and p.phone_verified_at is not null)) each (kind, counts)
    where counts group by span.today, kind
    union all
    select 'people.joined', lagos_day(p.created_at), 'all', count(*), 0
    from span, person p where p.created_at >= span.since group by lagos_day(p.created_at)
    on conflict (metric, day, kind) do update set count = excluded.count, sum_minor = excluded.sum_minor, at = app_now()`);
  await workOutBalances();
}

/** The balances at the end of days that passed without a worker, from the transfers up to each. */
async function workOutBalances(): Promise<void> {
  await query(sql`
    insert into metric_day (metric, day, kind, count, sum_minor)
    with missing as (
      select d.day from (select distinct day from metric_day where metric = 'trade.opened' and day < lagos_day(app_now())) d
      where not exists (select from metric_day b where b.metric = 'balance' and b.day = d.day)),
    moved as (
      select lagos_day(l.created_at) as day, concat_ws(' ', a.kind, nullif(a.subject_kind, '')) as kind,
        sum(case when a.id = l.credit_account_id then l.amount_minor else -l.amount_minor end) as minor
      from ledger_transfer l join ledger_account a on a.id in (l.credit_account_id, l.debit_account_id)
      where l.currency = ${HOME} and exists (select from missing) group by 1, 2)
    select 'balance', d.day, m.kind, 0, sum(m.minor)
    from missing d join moved m on m.day <= d.day group by d.day, m.kind`);
}
