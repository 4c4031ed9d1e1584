import { ChartCard } from "@/components/charts/chart-card";
import { Lines } from "@/components/charts/lines";
import { StackedColumns } from "@/components/charts/stacked-columns";
import { Money } from "@/components/ui/money";
import { assetOf } from "@/lib/assets";
import { naira } from "@/lib/money/format";
import type { Market, MarketDay } from "@/lib/staff";
import { type DayColumns, DayTable } from "./day-table";

const colours = ["var(--c1)", "var(--c2)", "var(--c3)"];

/** Disputes of 100 trades from which something is wrong. */
const RATE_ALERT = 1.5;

type ChartProps = {
  market: Market;
  /** Where the trades of a day are listed, for those who may see them. */
  hrefOf: ((day: string) => string) | undefined;
};

/** What was paid in trades that were completed, by kind. */
export function VolumeChart({ market: { days, totals, before }, hrefOf }: ChartProps) {
  const kinds = [...new Set(days.flatMap(({ volumes }) => Object.keys(volumes)))].sort();
  const series = kinds.map((kind, at) => ({
    key: kind,
    label: assetOf(kind).words.kind,
    colour: colours[at % colours.length] ?? "var(--c1)",
  }));
  const scale = scaleFor(Math.max(0, ...days.map(({ volumeMinor }) => Number(volumeMinor) / 100)));
  return (
    <ChartCard
      id="volume"
      title="Volume"
      figure={<Money minor={totals.volumeMinor} compact />}
      change={changeOf(Number(totals.volumeMinor), Number(before.volumeMinor))}
      unit={`${scale.unit} a day, completed`}
      series={series}
      chart={
        <StackedColumns
          says={`Volume a day: ${naira(totals.volumeMinor)} in ${days.length} days.`}
          series={series}
          days={days.map(({ day, volumes }) => ({
            day,
            values: Object.fromEntries(
              Object.entries(volumes).map(([kind, minor]) => [kind, Number(minor) / 100 / scale.of]),
            ),
          }))}
          label={(value) => value.toLocaleString("en-NG")}
        />
      }
      table={<DayTable caption="Volume a day" days={days} hrefOf={hrefOf} columns={volumeColumns} />}
    />
  );
}

/** How many of 100 trades ended up in a dispute. */
export function DisputeRateChart({ market: { days, totals, before }, hrefOf }: ChartProps) {
  const rate = rateOf(totals);
  const previous = rateOf(before);
  return (
    <ChartCard
      id="disputes"
      title="Dispute rate"
      figure={rate === null ? "–" : `${rate.toFixed(2)}\u2009%`}
      change={rate === null || previous === null ? undefined : pointsBetween(rate, previous)}
      unit="of 100 trades opened, mean of 7 days"
      chart={
        <Lines
          says={`Disputes of 100 trades opened: ${rate === null ? "none were opened" : rate.toFixed(2)} in ${days.length} days.`}
          series={[{ key: "rate", label: "Dispute rate", colour: "var(--c1)" }]}
          days={days.map(({ day, disputeRate }) => ({ day, values: { rate: disputeRate } }))}
          label={(value) => value.toFixed(1)}
          fromZero
          threshold={{ value: RATE_ALERT, label: `look into it from ${RATE_ALERT}` }}
        />
      }
      table={<DayTable caption="Disputes a day" days={days} hrefOf={hrefOf} columns={disputeColumns} />}
    />
  );
}

const count = new Intl.NumberFormat("en-NG");

/** Thousands or millions of naira, so that labels stay short. */
export function scaleFor(most: number): { of: number; unit: string } {
  if (most >= 2_000_000) return { of: 1_000_000, unit: "₦m" };
  if (most >= 2_000) return { of: 1_000, unit: "₦ thousand" };
  return { of: 1, unit: "₦" };
}

const rateOf = ({ opened, disputed }: Pick<MarketDay, "opened" | "disputed">) =>
  opened === 0 ? null : (100 * disputed) / opened;

/** Against as many days before; undefined where there was nothing. */
function changeOf(now: number, before: number): string | undefined {
  if (before === 0) return undefined;
  const change = (100 * (now - before)) / before;
  return `${change < 0 ? "▼" : "▲"} ${Math.abs(change).toFixed(1)}\u2009%`;
}

const pointsBetween = (now: number, before: number) =>
  `${now < before ? "▼" : "▲"} ${Math.abs(now - before).toFixed(2)} points`;

/** The trades of a day, for those who may see them. */
export const tradesOfDay = (day: string): string => `/admin/trades?day=${day}`;

const volumeColumns: DayColumns = [
  { title: "Completed", cell: ({ completed }) => count.format(completed) },
  { title: "Volume", cell: ({ volumeMinor }) => <Money minor={volumeMinor} compact /> },
  { title: "Commission", cell: ({ commissionMinor }) => <Money minor={commissionMinor} /> },
];

const disputeColumns: DayColumns = [
  { title: "Opened", cell: ({ opened }) => count.format(opened) },
  { title: "Disputed", cell: ({ disputed }) => count.format(disputed) },
  { title: "Rate", cell: ({ disputeRate }) => disputeRate?.toFixed(2) ?? "–" },
];
