import type { Metadata } from "next";
import { RefundsTable } from "@/components/admin/deposits/refunds-table";
import { PageHeading } from "@/components/shell/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { refundsForStaff } from "@/lib/deposits";
import { mayRead } from "@/lib/kernel/permissions";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Refunds" };

export default async function AdminRefundsPage() {
  const { refunds, now } = await refundsForStaff(await requirePermission("refund.source", mayRead));
  return (
    <>
      <PageHeading title="Refunds" lead="Deposits being refunded to where they came from." />
      {refunds.length > 0 ? (
        <RefundsTable refunds={refunds} now={now} />
      ) : (
        <EmptyState title="No refunds in progress">To refund a deposit, open it under Deposits.</EmptyState>
      )}
    </>
  );
}
