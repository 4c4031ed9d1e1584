import type { Metadata } from "next";
import { DifferencesTable } from "@/components/admin/reconciliation/differences-table";
import { LinesTable } from "@/components/admin/reconciliation/lines-table";
import { PayoutsNotice } from "@/components/admin/reconciliation/payouts-notice";
import { ReportsTable, RunsTable } from "@/components/admin/reconciliation/runs-table";
import { Sums } from "@/components/admin/reconciliation/sums";
import { TitledSection } from "@/components/admin/reconciliation/titled-section";
import { PageHeading } from "@/components/shell/page-heading";
import { mayRead } from "@/lib/kernel/permissions";
import { reconciliationFor } from "@/lib/reconciliation";
import { nameOf } from "@/lib/reconciliation/compare/records";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Reconciliation" };

export default async function ReconciliationPage() {
  const viewer = await requirePermission("reconciliation.read", mayRead);
  const report = await reconciliationFor(viewer);
  const { last, runs, reports, now, stoppedFor } = report;
  const known = new Set(stoppedFor.map(nameOf));
  const news = last?.differences.filter((one) => !known.has(nameOf(one))) ?? [];
  return (
    <>
      <PageHeading
        title="Reconciliation"
        lead="Our records are compared with the gateway’s every 20 seconds, before each payout, and in full once a day."
      />
      <div className="grid gap-6">
        <PayoutsNotice report={report} />
        {news.length > 0 && (
          <TitledSection title={report.stopped ? "First seen" : "Current differences"}>
            <DifferencesTable differences={news} />
          </TitledSection>
        )}
        {last && <Sums {...last} />}
        {last && last.lines.length > 0 && (
          <TitledSection title="In progress">
            <LinesTable lines={last.lines} />
          </TitledSection>
        )}
        {reports.length > 0 && (
          <TitledSection title="Daily reports">
            <ReportsTable reports={reports} />
          </TitledSection>
        )}
        {runs.length > 0 && (
          <TitledSection title="Recent comparisons">
            <RunsTable runs={runs} now={now} />
          </TitledSection>
        )}
      </div>
    </>
  );
}
