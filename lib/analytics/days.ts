import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";

export type Metric =
  | "trade.opened"
  | "trade.completed"
  | "trade.cancelled"
  | "trade.split"
  | "trade.disputed"
  | "commission"
  | "price"
  | "balance"
  | "people"
  | "people.joined";

/** A figure of a Lagos day. */
export interface MetricOfDay {
  metric: Metric;
  /** 'YYYY-MM-DD'. */
  day: string;
  kind: string;
  count: bigint;
  /** Kobo. */
  sumMinor: bigint;
}

export interface Days {
  /** 'YYYY-MM-DD', in Lagos. */
  today: string;
  /** When the newest figures were worked out; null if they never were. */
  at: Date | null;
  now: Date;
  rows: MetricOfDay[];
}

/** The figures of the last days, today's among them. */
export async function daysUpToNow(days: number): Promise<Days> {
  const [clock, rows] = await Promise.all([
    queryOne<Omit<Days, "rows">>(sql`
      select lagos_day(app_now())::text as today, app_now() as now, (select max(at) from metric_day where day >= lagos_day(app_now()) - 1) as at`),
    query<MetricOfDay>(sql`
      select metric, day::text as day, kind, count, sum_minor from metric_day
      where day > lagos_day(app_now()) - ${days}::int order by day, metric, kind`),
  ]);
  invariant(clock, "app_now() returns a time");
  return { ...clock, rows };
}

/** How many trades ended in each way, since there is a market. */
export const tradesEnded = (): Promise<{ metric: Metric; count: bigint }[]> =>
  query(sql`
    select metric, sum(count)::bigint as count from metric_day
    where metric in ('trade.completed', 'trade.cancelled', 'trade.split') group by metric`);
