import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";
import type { Channel } from "../kinds";

/** What was sent of one kind by one channel on one day in Lagos. */
export interface FigureRow {
  day: string;
  channel: Channel;
  key: string;
  sent: number;
  delivered: number;
  failed: number;
  /** From sent to delivered; null where nothing was reported as delivered. */
  medianSeconds: number | null;
  /** Texts of what was read in the product within ten minutes: they were not needed. */
  readAnyway: number;
  /** In kobo. */
  costMinor: bigint;
}

const READ_ANYWAY_MINUTES = 10;

/**
 * Figures of the last days, newest first, and what notices cost for each trade that completed in that time (null without any).
 * @throws Refusal - not_found without delivery.read
 */
export async function costFigures(
  by: Actor,
  days: number,
): Promise<{ rows: FigureRow[]; costMinor: bigint; trades: number; perTradeMinor: bigint | null }> {
  mustRead(by, "delivery.read");
  const since = sql`(date_trunc('day', app_now() at time zone 'Africa/Lagos') - make_interval(days => ${days - 1}::int)) at time zone 'Africa/Lagos'`;
  const [rows, completed] = await Promise.all([
    query<FigureRow>(sql`
      select to_char(d.sent_at at time zone 'Africa/Lagos', 'YYYY-MM-DD') as day, d.channel, n.key, count(*)::int as sent,
        count(*) filter (where d.state in ('DELIVERED', 'READ'))::int as delivered,
        count(*) filter (where d.state = 'FAILED')::int as failed,
        (percentile_cont(0.5) within group (order by extract(epoch from d.ended_at - d.sent_at)::float8) filter (where d.state = 'DELIVERED'))::float8
          as median_seconds,
        count(*) filter (where d.channel = 'TEXT' and n.read_at < d.sent_at + make_interval(mins => ${READ_ANYWAY_MINUTES}::int))::int as read_anyway,
        coalesce(sum(d.cost_minor), 0)::bigint as cost_minor
      from delivery d join notice n on n.id = d.notice_id where d.sent_at >= ${since}
      group by 1, 2, 3 order by 1 desc, 2, 4 desc, 3`),
    queryOne<{ trades: number }>(sql`
      select count(*)::int as trades from trade_overview where state = 'COMPLETED' and ended_at >= ${since}`),
  ]);
  const costMinor = rows.reduce((sum, row) => sum + row.costMinor, 0n);
  const trades = completed?.trades ?? 0;
  return { rows, costMinor, trades, perTradeMinor: trades > 0 ? costMinor / BigInt(trades) : null };
}
