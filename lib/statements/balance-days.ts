import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { changesSince } from "@/lib/ledger";
import { HOME } from "@/lib/money/currencies";

/** Where a user's money was at the end of a Lagos day; the last day is today, as of now. In kobo. */
export interface BalanceDay {
  /** 'YYYY-MM-DD' in Lagos. */
  day: string;
  availableMinor: bigint;
  heldMinor: bigint;
}

/**
 * A user's balances at the end of each of the last days, oldest first. Reads only what changed in these days, and subtracts it from
 * the balance of now. A trade's escrow holds its price as long as it runs, and so does the hold of its delivery fee.
 */
export function balanceDays(userId: string, days = 30): Promise<BalanceDay[]> {
  const first = sql`(select lagos_day(app_now()) - ${days - 1}::int)`;
  const since = sql`(select (lagos_day(app_now()) - ${days - 1}::int)::timestamp at time zone 'Africa/Lagos')`;
  const bought = sql`trade_overview t where t.buyer_id = ${userId}::uuid and t.hold_currency = ${HOME}`;
  return query<BalanceDay>(sql`
    select day::text as day, available_minor, held_minor from (
      select day,
        (coalesce((select balance from wallet_balance where user_id = ${userId}::uuid and currency = ${HOME}), 0)
          - coalesce(sum(sum(paid)) over later, 0))::bigint as available_minor,
        sum(sum(held)) over (order by day)::bigint as held_minor
      from (
        select ${first} + n as day, 0 as paid, 0 as held from generate_series(0, ${days - 1}::int) n
        union all
        select lagos_day(c.at), c.amount_minor, 0 from (${changesSince(userId, since)}) c
        union all
        select lagos_day(t.created_at), 0, t.hold_minor + t.delivery_fee_minor from ${bought} and (t.ended_at is null or t.ended_at >= ${since})
        union all
        select lagos_day(t.ended_at), 0, -t.hold_minor - t.delivery_fee_minor from ${bought} and t.ended_at >= ${since}) change
      group by day
      window later as (order by day desc rows between unbounded preceding and 1 preceding)) d
    where day >= ${first} order by day`);
}
