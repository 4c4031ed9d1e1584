import "server-only";
import { type Days, daysUpToNow, type Metric, tradesEnded } from "@/lib/analytics";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import { deadJobs, queueState } from "@/lib/kernel/worker/jobs";
import { latestCheck } from "@/lib/ledger";
import type { TradeState } from "@/lib/trades/moves";
import { type Cover, coverOf } from "./cover";
import { latestBalances, type Market, marketOf } from "./market-days";
import { mustBeStaff } from "./staff";

/** The recorded result of a ledger check. */
export type RecordedCheck = NonNullable<Awaited<ReturnType<typeof latestCheck>>>;

/** Maximum number of dead jobs that are counted. */
export const DEAD_JOBS_COUNTED = 100;

/** The periods that the overview can be read for, in days. */
export const overviewPeriods = [7, 30, 90] as const;

interface Live {
  now: Date;
  openOffers: number;
  openCases: number;
  oldestCaseAt: Date | null;
  outbox: number;
  oldestEventAt: Date | null;
}

/** How the market and the money stand. Counts of what waits are of now; the rest is at most a minute older than `figuresAt`. */
export interface Overview extends Live {
  /** When the figures were worked out; null before the worker has run. */
  figuresAt: Date | null;
  market: Market;
  states: { state: TradeState; trades: number }[];
  people: number;
  peopleVerified: number;
  peopleJoined: number;
  walletsMinor: bigint;
  escrowMinor: bigint;
  /** Commission and fees, all time. */
  feesMinor: bigint;
  cover: Cover;
  dead: number;
  queue: { waiting: number; oldestSeconds: number };
  check: RecordedCheck | undefined;
}

/** Key figures of the market over a number of days. Throws Refusal not_found unless staff. */
export async function overviewFor(by: Actor, days = 30): Promise<Overview> {
  mustBeStaff(by);
  const [live, figures, ended, unfinished, dead, queue, check] = await Promise.all([
    queryOne<Live>(liveFigures),
    daysUpToNow(2 * days),
    tradesEnded(),
    query<{ state: TradeState; trades: number }>(unfinishedTrades),
    deadJobs(DEAD_JOBS_COUNTED),
    queueState(),
    latestCheck(),
  ]);
  invariant(live, "figures are one row");
  const totals = latestBalances(figures.rows);
  const held = (kind: string, subjectKind = "") =>
    totals.find((one) => one.kind === kind && one.subjectKind === subjectKind)?.minor ?? 0n;
  return {
    ...live,
    figuresAt: figures.at,
    market: marketOf(figures, days),
    states: [...unfinished, ...ended.map(stateOf)],
    ...peopleIn(figures, days),
    walletsMinor: held("WALLET"),
    escrowMinor: held("HOLD", "trade"),
    feesMinor: held("FEES"),
    cover: coverOf(totals),
    dead: dead.length,
    queue,
    check,
  };
}

const stateOf = ({ metric, count }: { metric: Metric; count: bigint }) => ({
  state: metric.replace("trade.", "").toUpperCase() as TradeState,
  trades: Number(count),
});

function peopleIn({ rows, today }: Days, days: number) {
  const newest = (kind: string) =>
    Number(rows.findLast(({ metric, kind: of }) => metric === "people" && of === kind)?.count ?? 0n);
  const since = new Date(Date.parse(`${today}T00:00:00Z`) - (days - 1) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const joined = rows.filter(({ metric, day }) => metric === "people.joined" && day >= since);
  return {
    people: newest("all"),
    peopleVerified: newest("verified"),
    peopleJoined: Number(joined.reduce((all, { count }) => all + count, 0n)),
  };
}

const liveFigures = sql`
  select app_now() as now,
    (select count(*)::int from offer_listing where state = 'AVAILABLE') as open_offers,
    (select count(*)::int from dispute_overview where state <> 'CLOSED') as open_cases,
    (select min(created_at) from dispute_overview where state <> 'CLOSED') as oldest_case_at,
    (select count(*)::int from outbox) as outbox,
    (select min(created_at) from outbox) as oldest_event_at`;

/** Trades with a deadline or an open dispute: all that have not ended. Both have an index. */
const unfinishedTrades = sql`
  select state, count(*)::int as trades from trade_overview where deadline_at is not null and ended_at is null group by state
  union all
  select 'DISPUTED', count(*)::int from dispute_overview where state <> 'CLOSED' and not is_claim having count(*) > 0`;
