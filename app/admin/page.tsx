import type { ReactNode } from "react";
import { DayBars } from "@/components/admin/day-bars";
import { tileGridClass } from "@/components/admin/figure-tile";
import { MarketTiles, MoneyTiles, WatchTiles } from "@/components/admin/overview-tiles";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { overviewFor } from "@/lib/admin";
import { formatDateTime } from "@/lib/time-format";
import { requireStaff } from "./require-staff";

export default async function AdminPage() {
  const overview = await overviewFor(await requireStaff());
  return (
    <>
      <PageHeading title="Overview" lead={`As of ${formatDateTime(overview.now)}, Lagos.`} />
      <Section title="Needs somebody">
        <WatchTiles overview={overview} />
      </Section>
      <Section title="Money held">
        <MoneyTiles overview={overview} />
      </Section>
      <Section title="The market">
        <MarketTiles overview={overview} />
      </Section>
      <TitledCard title="Trades a day" className="mt-8">
        <DayBars days={overview.days} />
      </TitledCard>
    </>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-8 first-of-type:mt-0">
    <h2 className="mb-3 text-lg">{title}</h2>
    <dl className={tileGridClass}>{children}</dl>
  </section>
);
