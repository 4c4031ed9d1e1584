import { HOME } from "@/lib/money/currencies";
import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import { deadJobs, queueState } from "@/lib/kernel/worker/jobs";
import { latestCheck } from "@/lib/ledger";
import type { TradeState } from "@/lib/trades/moves";
import { type Cover, coverOf, type KindTotal } from "./cover";
import { mustBeStaff } from "./staff";

/** The recorded result of a ledger check. */
export type RecordedCheck = NonNullable<Awaited<ReturnType<typeof latestCheck>>>;

/** Maximum number of dead jobs that are counted. */
export const DEAD_JOBS_COUNTED = 100;

/** One Lagos day. */
export interface TradesOfDay {
  /** 'YYYY-MM-DD'. */
  day: string;
  opened: number;
  completed: number;
}

/** Turnover, in kobo. */
export interface Turnover {
  volumeMinor: bigint;
  commissionMinor: bigint;
  completed: number;
}

interface Figures {
  now: Date;
  states: { state: TradeState; trades: number }[];
  days: TradesOfDay[];
  today: Turnover;
  month: Turnover;
  users: number;
  usersProven: number;
  usersNew: number;
  openOffers: number;
  openCases: number;
  oldestCaseAt: Date | null;
  outbox: number;
  oldestEventAt: Date | null;
}

interface Read extends Figures {
  /** Amounts as digits. */
  money: (Omit<KindTotal, "minor"> & { minor: string })[];
}

export interface Overview extends Figures {
  walletsMinor: bigint;
  escrowMinor: bigint;
  /** Commission and fees, all time. */
  feesMinor: bigint;
  cover: Cover;
  dead: number;
  queue: { waiting: number; oldestSeconds: number };
  check: RecordedCheck | undefined;
}

/** Key figures of the market. Throws Refusal not_found unless staff. */
export async function overviewFor(by: Actor): Promise<Overview> {
  mustBeStaff(by);
  const [figures, dead, queue, check] = await Promise.all([
    queryOne<Read>(figuresNow),
    deadJobs(DEAD_JOBS_COUNTED),
    queueState(),
    latestCheck(),
  ]);
  invariant(figures, "figures are one row");
  const { money, ...rest } = figures;
  const totals = money.map((one) => ({ ...one, minor: BigInt(one.minor) }));
  const held = (kind: string, subjectKind = "") =>
    totals.find((one) => one.kind === kind && one.subjectKind === subjectKind)?.minor ?? 0n;
  return {
    ...rest,
    walletsMinor: held("WALLET"),
    escrowMinor: held("HOLD", "trade"),
    feesMinor: held("FEES"),
    cover: coverOf(totals),
    dead: dead.length,
    queue,
    check,
  };
}

/** Days are those of Lagos; `trade.day` is the Lagos day on which a trade was accepted. */
const figuresNow = sql`
  with clock as (
    select app_now() as now, (app_now() at time zone 'Africa/Lagos')::date as today),
  since as (
    select clock.*, today::timestamp at time zone 'Africa/Lagos' as midnight,
      (today - 29)::timestamp at time zone 'Africa/Lagos' as month_ago from clock),
  completed as (
    select t.price_minor, t.ended_at, (t.ended_at at time zone 'Africa/Lagos')::date as day
    from trade_overview t, since where t.state = 'COMPLETED' and t.ended_at >= since.month_ago),
  commissions as (
    select t.amount_minor, t.created_at from ledger_transfer t, since
    where t.kind = 'commission' and t.created_at >= since.month_ago
      and t.credit_account_id in (select id from ledger_account where kind = 'FEES')),
  money as (
    select kind, subject_kind, sum(balance)::bigint as minor from account_balance where currency = ${HOME} group by kind, subject_kind)
  select since.now,
    (select coalesce(json_agg(json_build_object('state', state, 'trades', trades)), '[]')
      from (select state, count(*)::int as trades from trade_overview trade group by state) by_state) as states,
    (select json_agg(json_build_object('day', each.day::date::text,
        'opened', (select count(*)::int from trade_overview t where t.day = each.day::date),
        'completed', (select count(*)::int from completed c where c.day = each.day::date)) order by each.day)
      from generate_series(since.today - 29, since.today, interval '1 day') each (day)) as days,
    (select coalesce(sum(price_minor), 0)::bigint from completed where ended_at >= since.midnight) as today__volume_minor,
    (select coalesce(sum(amount_minor), 0)::bigint from commissions where created_at >= since.midnight) as today__commission_minor,
    (select count(*)::int from completed where ended_at >= since.midnight) as today__completed,
    (select coalesce(sum(price_minor), 0)::bigint from completed) as month__volume_minor,
    (select coalesce(sum(amount_minor), 0)::bigint from commissions) as month__commission_minor,
    (select count(*)::int from completed) as month__completed,
    (select count(*)::int from person) as users,
    (select count(*)::int from person where email_verified_at is not null and phone_verified_at is not null) as users_proven,
    (select count(*)::int from person where created_at >= since.month_ago) as users_new,
    (select count(*)::int from offer_listing where state = 'AVAILABLE') as open_offers,
    (select count(*)::int from dispute_overview where state = 'OPEN') as open_cases,
    (select min(created_at) from dispute_overview where state = 'OPEN') as oldest_case_at,
    (select count(*)::int from outbox) as outbox,
    (select min(created_at) from outbox) as oldest_event_at,
    (select coalesce(json_agg(json_build_object('kind', kind, 'subjectKind', subject_kind, 'minor', minor::text)), '[]') from money) as money
  from since`;
