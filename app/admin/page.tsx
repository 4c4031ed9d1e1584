import type { ReactNode } from "react";
import { ChargebackTile } from "@/components/admin/deposits/chargebacks/tile";
import { FigureTile, smallTileGridClass, tileGridClass } from "@/components/admin/figure-tile";
import { CoverCard } from "@/components/admin/staff/cover-card";
import { DayBars } from "@/components/admin/staff/day-bars";
import { MarketTiles, MoneyTiles, StateTiles, WatchTiles } from "@/components/admin/staff/overview-tiles";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { mayRead } from "@/lib/kernel/permissions";
import { formatDateTime, formatRelative } from "@/lib/kernel/time-format";
import { reconciliationGlance } from "@/lib/reconciliation";
import { countIncidents, overviewFor } from "@/lib/staff";
import { requireStaff } from "./require-staff";

export default async function AdminPage() {
  const viewer = await requireStaff();
  const overview = await overviewFor(viewer);
  return (
    <>
      <PageHeading title="Overview" lead={`As of ${formatDateTime(overview.now)}, Lagos time.`} />
      <Section title="Needs attention">
        <WatchTiles overview={overview} viewer={viewer} />
        <ChargebackTile viewer={viewer} />
        <IncidentTile />
        <ReconciliationTile now={overview.now} isOpen={mayRead(viewer, "reconciliation.read")} />
      </Section>
      <Section title="Money held">
        <MoneyTiles overview={overview} viewer={viewer} />
      </Section>
      <CoverCard cover={overview.cover} />
      <Section title="Market">
        <MarketTiles overview={overview} />
      </Section>
      <Section title="Trades by state" grid={smallTileGridClass}>
        <StateTiles overview={overview} viewer={viewer} />
      </Section>
      <TitledCard title="Trades per day" className="mt-8">
        <DayBars days={overview.days} />
      </TitledCard>
    </>
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
