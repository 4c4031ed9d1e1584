import type { Metadata } from "next";
import { ChargebacksTable } from "@/components/admin/deposits/chargebacks/chargebacks-table";
import { PageHeading } from "@/components/shell/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { chargebacksForStaff } from "@/lib/deposits";
import { mayRead } from "@/lib/kernel/permissions";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Chargebacks" };

export default async function AdminChargebacksPage() {
  const { chargebacks, now } = await chargebacksForStaff(
    await requirePermission("chargeback.answer", mayRead),
  );
  return (
    <>
      <PageHeading
        title="Chargebacks"
        lead="Payments disputed by a bank. If we don’t respond in time, the bank keeps the money."
      />
      {chargebacks.length > 0 ? (
        <ChargebacksTable chargebacks={chargebacks} now={now} />
      ) : (
        <EmptyState title="No chargebacks">
          New chargebacks appear here with the time left to respond.
        </EmptyState>
      )}
    </>
  );
}
