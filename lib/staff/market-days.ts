import type { Days, MetricOfDay } from "@/lib/analytics";
import { coverOf, type KindTotal } from "./cover";

/** One Lagos day of the market. Amounts in kobo. */
export interface MarketDay {
  /** 'YYYY-MM-DD'. */
  day: string;
  opened: number;
  completed: number;
  disputed: number;
  /** Prices of the trades that were completed, by kind of asset. */
  volumes: Readonly<Record<string, bigint>>;
  volumeMinor: bigint;
  commissionMinor: bigint;
  /** Disputes of 100 trades that were opened, over the seven days up to this one; null where there were none. */
  disputeRate: number | null;
  /** At its end; null for days before these figures were kept. */
  heldMinor: bigint | null;
  owedMinor: bigint | null;
}

export interface MarketTotals {
  opened: number;
  completed: number;
  volumeMinor: bigint;
  commissionMinor: bigint;
  disputed: number;
}

export interface Market {
  /** Oldest first; the last is today. */
  days: MarketDay[];
  totals: MarketTotals;
  /** Of as many days before them. */
  before: MarketTotals;
}

const RATE_DAYS = 7;

/** The last days of the market, with those before them to compare. `rows` go back twice as far. */
export function marketOf({ rows, today }: Pick<Days, "rows" | "today">, days: number): Market {
  const byDay = new Map<string, MetricOfDay[]>();
  for (const row of rows) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
  const all = daysBefore(today, 2 * days).map((day) => marketDay(day, byDay.get(day) ?? []));
  const rated = all.map((day, at) => ({
    ...day,
    disputeRate: rateOf(all.slice(Math.max(0, at + 1 - RATE_DAYS), at + 1)),
  }));
  return {
    days: rated.slice(days),
    totals: totalsOf(all.slice(days)),
    before: totalsOf(all.slice(0, days)),
  };
}

/** What accounts held at the end of the latest day that is known, by kind. */
export function latestBalances(rows: readonly MetricOfDay[]): KindTotal[] {
  const balances = rows.filter(({ metric }) => metric === "balance");
  const last = balances.at(-1)?.day;
  return totalsOfKinds(balances.filter(({ day }) => day === last));
}

const totalsOfKinds = (rows: readonly MetricOfDay[]): KindTotal[] =>
  rows.map(({ kind: key, sumMinor }) => {
    const [kind = "", subjectKind = ""] = key.split(" ");
    return { kind, subjectKind, minor: sumMinor };
  });

function marketDay(day: string, rows: readonly MetricOfDay[]): MarketDay {
  const of = (metric: MetricOfDay["metric"]) => rows.filter((row) => row.metric === metric);
  const count = (metric: MetricOfDay["metric"]) => Number(sum(of(metric).map((row) => row.count)));
  const completed = of("trade.completed");
  const balances = of("balance");
  const cover = balances.length > 0 ? coverOf(totalsOfKinds(balances)) : undefined;
  return {
    day,
    opened: count("trade.opened"),
    completed: count("trade.completed"),
    disputed: count("trade.disputed"),
    volumes: Object.fromEntries(completed.map(({ kind, sumMinor }) => [kind, sumMinor])),
    volumeMinor: sum(completed.map(({ sumMinor }) => sumMinor)),
    commissionMinor: sum(of("commission").map(({ sumMinor }) => sumMinor)),
    disputeRate: null,
    heldMinor: cover?.heldMinor ?? null,
    owedMinor: cover?.owedMinor ?? null,
  };
}

function rateOf(days: readonly MarketDay[]): number | null {
  const { opened, disputed } = totalsOf(days);
  return opened === 0 ? null : (100 * disputed) / opened;
}

const totalsOf = (days: readonly MarketDay[]): MarketTotals => ({
  opened: total(days, "opened"),
  completed: total(days, "completed"),
  disputed: total(days, "disputed"),
  volumeMinor: sum(days.map(({ volumeMinor }) => volumeMinor)),
  commissionMinor: sum(days.map(({ commissionMinor }) => commissionMinor)),
});

const total = (days: readonly MarketDay[], what: "opened" | "completed" | "disputed") =>
  days.reduce((all, day) => all + day[what], 0);

const sum = (amounts: readonly bigint[]) => amounts.reduce((all, one) => all + one, 0n);

/** The days up to this one, oldest first. */
function daysBefore(today: string, count: number): string[] {
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, at) =>
    new Date(last - (count - 1 - at) * 86_400_000).toISOString().slice(0, 10),
  );
}
