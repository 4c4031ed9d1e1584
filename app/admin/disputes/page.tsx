import type { Metadata } from "next";
import { CasesTable } from "@/components/admin/disputes/cases-table";
import { PageHeading } from "@/components/shell/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { mayRead } from "@/lib/kernel/permissions";
import { openCasesFor } from "@/lib/staff";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Disputes" };

export default async function AdminDisputesPage() {
  const { cases, now } = await openCasesFor(await requirePermission("trade.read", mayRead));
  return (
    <>
      <PageHeading title="Disputes" lead="Trades waiting for a decision, oldest first." />
      {cases.length > 0 ? (
        <CasesTable cases={cases} now={now} />
      ) : (
        <EmptyState title="No open disputes">
          Trades appear here when a party reports a problem, or when a deadline passes and a moderator needs
          to review them.
        </EmptyState>
      )}
    </>
  );
}
