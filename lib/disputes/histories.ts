import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";

/** How a party has traded before, as a moderator needs it. */
export interface PartyHistory {
  id: string;
  memberSince: Date;
  verified: boolean;
  sold: number;
  bought: number;
  /** Trades that ended without delivery. */
  unfinished: number;
  /** From one to five; null without ratings. */
  stars: number | null;
  ratings: number;
  /** Other disputes of theirs that have ended, and how. */
  disputes: { won: number; lost: number; split: number; settled: number; open: number };
}

type Row = Omit<PartyHistory, "disputes"> & Omit<PartyHistory["disputes"], never>;

/**
 * How the parties of a trade have traded and how their other disputes ended; the buyer first.
 * @throws Refusal - not_found for those who may not read trades
 */
export async function partyHistories(by: Actor, tradeId: string): Promise<PartyHistory[]> {
  mustRead(by, "trade.read");
  const rows = await query<Row>(sql`
    select p.id, p.created_at as member_since, p.level <> 'BASIC' as verified,
      coalesce(r.trades_completed, 0)::int as sold, coalesce(r.purchases_completed, 0)::int as bought,
      coalesce(r.trades_unfinished, 0)::int as unfinished, coalesce(r.ratings, 0)::int as ratings,
      case when r.ratings > 0 then round(r.stars_total::numeric / r.ratings, 1)::float8 end as stars,
      ${count(sql`d.closed_how = 'ruled' and (d.outcome = 'release') = (o.performer_id = p.id) and d.outcome <> 'split'`)} as won,
      ${count(sql`d.closed_how = 'ruled' and (d.outcome = 'release') <> (o.performer_id = p.id) and d.outcome <> 'split'`)} as lost,
      ${count(sql`d.closed_how = 'ruled' and d.outcome = 'split'`)} as split,
      ${count(sql`d.closed_how in ('settled', 'conceded', 'cancelled')`)} as settled,
      ${count(sql`d.state <> 'CLOSED'`)} as open
    from trade_overview t join person p on p.id in (t.buyer_id, t.seller_id)
      left join trading_record r on r.user_id = p.id
      left join trade_overview o on p.id in (o.buyer_id, o.seller_id) and o.id <> t.id
      left join dispute d on d.trade_id = o.id
    where t.id = ${tradeId}::uuid
    group by t.buyer_id, p.id, p.created_at, p.level, r.user_id, r.trades_completed, r.purchases_completed, r.trades_unfinished, r.ratings, r.stars_total
    order by p.id <> t.buyer_id`);
  return rows.map(({ won, lost, split, settled, open, ...party }) => ({
    ...party,
    disputes: { won, lost, split, settled, open },
  }));
}

const count = (where: ReturnType<typeof sql>) => sql`(count(*) filter (where ${where}))::int`;
