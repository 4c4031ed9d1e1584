import type { Metadata } from "next";
import { FirstCases } from "@/components/admin/overview/first-cases";
import { FloatCard } from "@/components/admin/overview/float-card";
import { HealthLine } from "@/components/admin/overview/health-line";
import { DisputeRateChart, tradesOfDay, VolumeChart } from "@/components/admin/overview/market-charts";
import { MarketFigures, StateFigures } from "@/components/admin/overview/overview-figures";
import { QueueAgeChart } from "@/components/admin/overview/queue-age-chart";
import { PageHeading } from "@/components/shell/page-heading";
import { Chip, ChipRow } from "@/components/ui/chip";
import { Notice } from "@/components/ui/notice";
import { mayRead } from "@/lib/kernel/permissions";
import { formatDateTime, formatDuration } from "@/lib/kernel/time-format";
import {
  firstCasesFor,
  type Overview,
  overviewFor,
  overviewPeriods,
  queueAgesFor,
  type Whose,
  whose,
} from "@/lib/staff";
import { claim, claimListing } from "./queues/[kind]/actions";
import { requireStaff } from "./require-staff";

export const metadata: Metadata = { title: "Overview" };

const DEFAULT_DAYS = 30;
/** Figures that are older, in seconds, are no longer kept up. */
const FIGURES_ARE_OLD = 180;
/** How many cases are shown first. */
const FIRST = 10;

type Props = { searchParams: Promise<{ days?: string | string[]; who?: string | string[] }> };

export default async function AdminPage({ searchParams }: Props) {
  const viewer = await requireStaff();
  const asked = await searchParams;
  const days = overviewPeriods.find((each) => String(each) === asked.days) ?? DEFAULT_DAYS;
  const who = whose.find((each) => each === asked.who) ?? "all";
  const [overview, cases, ages] = await Promise.all([
    overviewFor(viewer, days),
    firstCasesFor(viewer, FIRST, who),
    queueAgesFor(viewer),
  ]);
  const { market, now } = overview;
  const daysHref = mayRead(viewer, "trade.read") ? tradesOfDay : undefined;
  const hrefOf = (change: { days?: number; who?: Whose }) =>
    `/admin?${new URLSearchParams({ days: String(change.days ?? days), who: change.who ?? who })}`;
  return (
    <>
      <PageHeading title="Overview" lead={`As of ${formatDateTime(now)}, Lagos time. ${agesIn(overview)}`} />
      <OldFigures overview={overview} />
      <HealthLine overview={overview} viewer={viewer} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-3">
          <FirstCases
            cases={cases}
            ages={ages}
            who={who}
            hrefOf={(each) => hrefOf({ who: each })}
            viewerId={viewer.id}
            now={now}
            claimOf={(kind) => (kind === "listing" ? claimListing : claim)}
          />
          <MarketFigures overview={overview} viewer={viewer} />
          <StateFigures overview={overview} viewer={viewer} />
        </div>
        <FloatCard days={market.days} cover={overview.cover} />
      </div>
      <div className="mt-4 mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">The market</h2>
        <ChipRow label="Period">
          {overviewPeriods.map((each) => (
            <Chip key={each} href={hrefOf({ days: each })} current={each === days}>
              {each} days
            </Chip>
          ))}
        </ChipRow>
      </div>
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        <VolumeChart market={market} hrefOf={daysHref} />
        <DisputeRateChart market={market} hrefOf={daysHref} />
        <QueueAgeChart ages={ages} />
      </div>
    </>
  );
}

const ageOf = ({ now, figuresAt }: Overview) =>
  figuresAt ? Math.round((now.getTime() - figuresAt.getTime()) / 1000) : undefined;

function agesIn(overview: Overview): string {
  const age = ageOf(overview);
  return age === undefined ? "No figures yet." : `Figures are ${formatDuration(age)} old.`;
}

function OldFigures({ overview }: { overview: Overview }) {
  const age = ageOf(overview);
  return age === undefined || age <= FIGURES_ARE_OLD ? null : (
    <div className="mb-5">
      <Notice tone="danger" title="These figures are out of date">
        The worker works them out each minute. Check that it runs.
      </Notice>
    </div>
  );
}
