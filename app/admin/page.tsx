import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ChargebackTile } from "@/components/admin/deposits/chargebacks/tile";
import { FigureTile, smallTileGridClass, tileGridClass } from "@/components/admin/figure-tile";
import { CoverCard } from "@/components/admin/overview/cover-card";
import {
  DisputeRateChart,
  FloatChart,
  tradesOfDay,
  VolumeChart,
} from "@/components/admin/overview/market-charts";
import { MarketTiles, MoneyTiles, StateTiles, WatchTiles } from "@/components/admin/overview/overview-tiles";
import { CasesTable } from "@/components/admin/queues/cases-table";
import { PageHeading } from "@/components/shell/page-heading";
import { Chip, ChipRow } from "@/components/ui/chip";
import { Notice } from "@/components/ui/notice";
import { mayRead } from "@/lib/kernel/permissions";
import { formatDateTime, formatDuration, formatRelative } from "@/lib/kernel/time-format";
import { reconciliationGlance } from "@/lib/reconciliation";
import { countIncidents, firstCasesFor, type Overview, overviewFor, overviewPeriods } from "@/lib/staff";
import type { Viewer } from "@/lib/web/session";
import { claim } from "./queues/[kind]/actions";
import { requireStaff } from "./require-staff";

export const metadata: Metadata = { title: "Overview" };

const DEFAULT_DAYS = 30;
/** Figures that are older, in seconds, are no longer kept up. */
const FIGURES_ARE_OLD = 180;

type Props = { searchParams: Promise<{ days?: string | string[] }> };

export default async function AdminPage({ searchParams }: Props) {
  const viewer = await requireStaff();
  const asked = (await searchParams).days;
  const days = overviewPeriods.find((each) => String(each) === asked) ?? DEFAULT_DAYS;
  const overview = await overviewFor(viewer, days);
  const { market, now } = overview;
  const hrefOf = mayRead(viewer, "trade.read") ? tradesOfDay : undefined;
  return (
    <>
      <PageHeading title="Overview" lead={`As of ${formatDateTime(now)}, Lagos time. ${agesIn(overview)}`} />
      <OldFigures overview={overview} />
      <First viewer={viewer} now={now} />
      <Section title="Needs attention">
        <WatchTiles overview={overview} viewer={viewer} />
        <ChargebackTile viewer={viewer} />
        <IncidentTile />
        <ReconciliationTile now={now} isOpen={mayRead(viewer, "reconciliation.read")} />
      </Section>
      <div className="mt-8 mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">The market</h2>
        <ChipRow label="Period">
          {overviewPeriods.map((each) => (
            <Chip key={each} href={`/admin?days=${each}`} current={each === days}>
              {each} days
            </Chip>
          ))}
        </ChipRow>
      </div>
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        <VolumeChart market={market} hrefOf={hrefOf} />
        <DisputeRateChart market={market} hrefOf={hrefOf} />
        <FloatChart market={market} />
      </div>
      <dl className={`mt-4 ${tileGridClass}`}>
        <MarketTiles overview={overview} viewer={viewer} />
      </dl>
      <Section title="Money held">
        <MoneyTiles overview={overview} viewer={viewer} />
      </Section>
      <CoverCard cover={overview.cover} />
      <Section title="Trades by state" grid={smallTileGridClass}>
        <StateTiles overview={overview} viewer={viewer} />
      </Section>
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

/** How many cases the overview shows. */
const FIRST = 10;

/** The cases that have to be decided first, whatever queue they are of. */
async function First({ viewer, now }: { viewer: Viewer; now: Date }) {
  const cases = await firstCasesFor(viewer, FIRST);
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="first">
      <h2 id="first" className="mb-3 text-lg">
        Most urgent
      </h2>
      <CasesTable
        caption="Cases of all queues, the next to be late first"
        cases={cases}
        viewerId={viewer.id}
        now={now}
        hrefOf={({ kind, place }) => `/admin/queues/${kind}?case=${place}`}
        claim={claim}
        chooses={false}
      />
    </section>
  );
}

type SectionProps = { title: string; grid?: string; children: ReactNode };

const Section = ({ title, grid = tileGridClass, children }: SectionProps) => (
  <section className="mt-8 first-of-type:mt-0">
    <h2 className="mb-3 text-lg">{title}</h2>
    <dl className={grid}>{children}</dl>
  </section>
);

/** Shown only where a permission was taken in an emergency and nobody has looked at it for a day. */
async function IncidentTile() {
  const incidents = await countIncidents();
  return incidents > 0 ? (
    <FigureTile
      label="Emergencies nobody looked at"
      href="/admin/break-glass"
      tone="danger"
      value={incidents}
    />
  ) : null;
}

/** Whether books and gateway match; only finance can open the details. */
async function ReconciliationTile({ now, isOpen }: { now: Date; isOpen: boolean }) {
  const { stoppedAt, answeredAt, differences } = await reconciliationGlance();
  const detail = answeredAt ? `compared ${formatRelative(answeredAt, now)}` : "not compared yet";
  const common = { label: "Reconciliation", detail, ...(isOpen ? { href: "/admin/reconciliation" } : {}) };
  if (stoppedAt) return <FigureTile {...common} tone="danger" value="Payouts stopped" />;
  if (differences > 0) return <FigureTile {...common} tone="wait" value="They differ" />;
  return <FigureTile {...common} tone={answeredAt ? "ok" : "wait"} value={answeredAt ? "They agree" : "—"} />;
}
