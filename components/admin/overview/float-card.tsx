import { ChartCard } from "@/components/charts/chart-card";
import { Lines } from "@/components/charts/lines";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import { gatewayTitle } from "@/lib/gateways/names";
import { formatPercent, nairaAndKobo } from "@/lib/money/format";
import type { Cover, CoverLine, Market } from "@/lib/staff";
import { type DayColumns, DayTable } from "./day-table";
import { scaleFor } from "./market-charts";

const series = [
  { key: "held", label: "We hold", colour: "var(--c1)" },
  { key: "owed", label: "We owe", colour: "var(--c3)" },
];

/** What the gateway holds for us against what people are owed, day by day, and now line by line until nothing is left to explain. */
export function FloatCard({ days, cover }: Pick<Market, "days"> & { cover: Cover }) {
  const amounts = days
    .flatMap(({ heldMinor, owedMinor }) => [heldMinor, owedMinor])
    .filter((minor) => minor !== null);
  const scale = scaleFor(Math.max(0, ...amounts.map((minor) => Number(minor) / 100)));
  const value = (minor: bigint | null) => (minor === null ? null : Number(minor) / 100 / scale.of);
  return (
    <ChartCard
      id="float"
      title="Float against owed"
      figure={<Covered cover={cover} />}
      unit={`${scale.unit}, end of day`}
      series={series}
      chart={
        <Lines
          says="What the gateway holds for us, and what people are owed, at the end of each day."
          series={series}
          days={days.map(({ day, heldMinor, owedMinor }) => ({
            day,
            values: { held: value(heldMinor), owed: value(owedMinor) },
          }))}
          label={(amount) => amount.toLocaleString("en-NG")}
        />
      }
      table={<DayTable caption="Held and owed at the end of each day" days={days} columns={columns} />}
      below={<Explained cover={cover} />}
    />
  );
}

/** The share of what is owed that is held. */
function Covered({ cover: { heldMinor, owedMinor, shortMinor } }: { cover: Cover }) {
  if (owedMinor === 0n) return null;
  const share = formatPercent((heldMinor * 10_000n) / owedMinor);
  return <Badge tone={shortMinor > 0n ? "danger" : "ok"}>Covered {share}</Badge>;
}

/** The gateway's balance, less what is owed and what explains the rest: nothing is left. */
function Explained({ cover }: { cover: Cover }) {
  const { owed, heldMinor, explaining, unexplainedMinor, shortMinor } = cover;
  const gateway = gatewayTitle();
  const lines: CoverLine[] = [
    { term: `At ${gateway}`, minor: heldMinor },
    ...owed.map(({ term, minor }) => ({ term, minor: -minor })),
    ...explaining,
  ];
  return (
    <>
      <dl className="mt-2 divide-y divide-line border-t border-line">
        {lines.map(({ term, minor }) => (
          <div key={term} className={lineClass}>
            <dt>{term}</dt>
            <dd className="whitespace-nowrap tabular-nums">
              <Money minor={minor} />
            </dd>
          </div>
        ))}
        <div
          className={`${lineClass} font-semibold ${unexplainedMinor === 0n ? "text-primary-ink" : "text-danger"}`}
        >
          <dt>Not explained</dt>
          <dd className="whitespace-nowrap tabular-nums">
            <Money minor={-unexplainedMinor} />
          </dd>
        </div>
      </dl>
      {unexplainedMinor !== 0n && (
        <Notice tone="danger" title="The ledger doesn’t balance">
          The ledger check names the accounts. Stop payouts until it holds again.
        </Notice>
      )}
      {unexplainedMinor === 0n && shortMinor > 0n && (
        <Notice tone="danger" title={`Top up ${gateway} by at least ${nairaAndKobo(shortMinor)}`}>
          Users are owed more than it holds.
        </Notice>
      )}
    </>
  );
}

const lineClass = "flex justify-between gap-4 py-1.5 text-[0.8125rem]";

const amountOr = (minor: bigint | null) => (minor === null ? "–" : <Money minor={minor} />);

const columns: DayColumns = [
  { title: "We hold", cell: ({ heldMinor }) => amountOr(heldMinor) },
  { title: "We owe", cell: ({ owedMinor }) => amountOr(owedMinor) },
];
