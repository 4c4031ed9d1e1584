import "server-only";
import { catalogKinds } from "@/lib/assets";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import type { Sales, SalesDays } from "./schema";

interface DayRow {
  day: string;
  isBefore: boolean;
  orders: number;
  grossMinor: bigint;
  netMinor: bigint;
}

interface Sums {
  orders: number;
  grossMinor: bigint;
  netMinor: bigint;
}

/**
 * What a seller of goods sold on each of the last days, today's among them, and in as many days before, straight from their orders. An order
 * counts on the day it was bought, and not once it is cancelled; of a split one the seller's share is what they got.
 */
export async function salesOf(
  seller: Pick<Actor, "id">,
  days: SalesDays,
): Promise<Pick<Sales, "now" | "before" | "byDay">> {
  const rows = await query<DayRow>(sql`
    with sold as (
      select t.day, count(*)::int as orders, sum(t.price_minor)::bigint as gross_minor,
        sum(case when t.state = 'SPLIT'
          then (select coalesce(sum(l.amount_minor), 0) from ledger_transfer l where l.subject_id = t.id and l.kind = 'escrow_release')
          else t.price_minor - fee_of(t.price_minor, t.fee_rule) end)::bigint as net_minor
      from trade_overview t
      where t.seller_id = ${seller.id}::uuid and t.state <> 'CANCELLED' and t.kind = any(${catalogKinds}::text[])
        and t.created_at >= (lagos_day(app_now()) - 2 * ${days}::int + 1)::timestamp at time zone 'Africa/Lagos'
      group by t.day)
    select d.day::date as day, d.day <= lagos_day(app_now()) - ${days}::int as is_before,
      coalesce(s.orders, 0) as orders, coalesce(s.gross_minor, 0) as gross_minor, coalesce(s.net_minor, 0) as net_minor
    from generate_series((lagos_day(app_now()) - 2 * ${days}::int + 1)::timestamp, lagos_day(app_now())::timestamp, interval '1 day') d (day)
      left join sold s on s.day = d.day
    order by d.day`);
  const [before, now] = [rows.filter(({ isBefore }) => isBefore), rows.filter(({ isBefore }) => !isBefore)];
  return {
    now: viewOf(sumOf(now)),
    before: viewOf(sumOf(before)),
    byDay: now.map((row) => ({ day: row.day, ...viewOf(row) })),
  };
}

const sumOf = (rows: readonly Sums[]): Sums => ({
  orders: rows.reduce((sum, { orders }) => sum + orders, 0),
  grossMinor: rows.reduce((sum, { grossMinor }) => sum + grossMinor, 0n),
  netMinor: rows.reduce((sum, { netMinor }) => sum + netMinor, 0n),
});

const viewOf = ({ orders, grossMinor, netMinor }: Sums) => ({
  orders,
  gross: moneyView(grossMinor),
  net: moneyView(netMinor),
});
