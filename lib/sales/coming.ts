import "server-only";
import { titleOf } from "@/lib/assets";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import type { Currency } from "@/lib/money/currencies";
import type { Coming, ComingPayout } from "./schema";

interface ComingRow {
  id: string;
  kind: string;
  terms: object;
  moreLines: number;
  currency: Currency;
  minor: bigint;
  waitsFor: ComingPayout["waitsFor"];
  due: Date | null;
  promisedUntil: string;
  windowDays: number;
  isStopped: boolean;
  count: number;
  totalMinor: bigint;
  totals: Partial<Record<ComingPayout["waitsFor"], string>>;
}

const MOST = 50;

/**
 * What is held for a seller of goods, an order a row, what is certain and soonest first: their share and the delivery fee. Only proven delivery
 * has a day by which it is paid at the latest; of what the seller alone says has arrived, `by` is when a moderator takes it up.
 */
export async function comingTo(seller: Pick<Actor, "id">): Promise<Coming> {
  const rows = await query<ComingRow>(sql`
    with held as (
      select t.id, t.kind, t.terms, t.more_lines, t.currency, t.created_at, p.promised_until,
        case when (p.way->>'isPickUp')::boolean then 1 else p.window_days end as window_days, k.stands,
        (t.price_minor - fee_of(t.price_minor, t.fee_rule) + p.fee_minor)::bigint as minor,
        case when t.state = 'DISPUTED' then 'dispute' when t.state = 'SHIPPED' then 'way' when t.state <> 'DELIVERED' then 'sending'
          when p.proof in ('CARRIER', 'CODE') then 'inspection' else 'word' end as waits_for,
        case when t.state = 'DISPUTED' then (select d.deadline_at from dispute_overview d where d.trade_id = t.id and d.state <> 'CLOSED' limit 1)
          else t.deadline_at end as due
      from trade_overview t join trade_parcel p on p.id = t.id join trade_clock k on k.trade_id = t.id
      where t.seller_id = ${seller.id}::uuid and t.ended_at is null)
    select h.*, h.due is not null and h.stands as is_stopped, count(*) over ()::int as count, (sum(h.minor) over ())::bigint as total_minor,
      (select jsonb_object_agg(k.waits_for, k.minor::text) from (select waits_for, sum(minor) as minor from held group by waits_for) k) as totals
    from held h
    order by array_position(array['inspection', 'word', 'way', 'sending', 'dispute'], h.waits_for), h.due, h.created_at, h.id limit ${MOST}`);
  const [first] = rows;
  return {
    items: rows.map(payoutOf),
    count: first?.count ?? 0,
    total: moneyView(first?.totalMinor ?? 0n, first?.currency),
    totals: Object.fromEntries(
      Object.entries(first?.totals ?? {}).map(([waitsFor, minor]) => [
        waitsFor,
        moneyView(BigInt(minor), first?.currency),
      ]),
    ),
  };
}

const payoutOf = (row: ComingRow): ComingPayout => ({
  tradeId: row.id,
  title: titleOf(row),
  amount: moneyView(row.minor, row.currency),
  waitsFor: row.waitsFor,
  by: row.due?.toISOString() ?? null,
  promisedUntil: row.promisedUntil,
  windowDays: row.windowDays,
  isStopped: row.isStopped,
});
