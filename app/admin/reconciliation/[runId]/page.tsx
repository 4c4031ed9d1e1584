import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DifferencesTable } from "@/components/admin/reconciliation/differences-table";
import { LinesTable } from "@/components/admin/reconciliation/lines-table";
import { Sums } from "@/components/admin/reconciliation/sums";
import { TitledSection } from "@/components/admin/reconciliation/titled-section";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { mayRead } from "@/lib/kernel/permissions";
import { formatDateTime, formatDay } from "@/lib/kernel/time-format";
import type { ReconciliationReport } from "@/lib/reconciliation";
import { reportFor } from "@/lib/reconciliation";
import { moneyOf, totalNames, totalWords } from "@/lib/reconciliation/words";
import { requirePermission } from "../../require-permission";

export const metadata: Metadata = { title: "Reconciliation" };

export default async function ReportPage({ params }: { params: Promise<{ runId: string }> }) {
  const viewer = await requirePermission("reconciliation.read", mayRead);
  const found = await reportFor(viewer, (await params).runId);
  if (!found) notFound();
  const { report, at, lines, differences } = found;
  return (
    <>
      <PageHeading
        title={report ? `Report for ${formatDay(new Date(report.day))}` : "Comparison"}
        lead={`${formatDateTime(at)}, Lagos time.${report ? ` ${report.compared} gateway records compared with ours.` : ""}`}
      />
      <div className="grid gap-6">
        {differences.length === 0 && <Notice tone="ok">Our records matched the gateway’s.</Notice>}
        {differences.length > 0 && (
          <TitledSection title="Differences">
            <DifferencesTable differences={differences} />
          </TitledSection>
        )}
        {report && <DayFigures report={report} />}
        <Sums {...found} />
        {lines.length > 0 && (
          <TitledSection title="In progress">
            <LinesTable lines={lines} />
          </TitledSection>
        )}
      </div>
    </>
  );
}

/** The gateway's volume on the day of a report. */
function DayFigures({ report }: { report: NonNullable<ReconciliationReport["report"]> }) {
  return (
    <TitledCard title="Totals for the day">
      <DefinitionList
        rows={totalNames.map((name) => ({
          term: `${totalWords[name]} (${report.totals[name].count})`,
          value: moneyOf(report.totals[name].minor),
        }))}
      />
    </TitledCard>
  );
}
