import type { Metadata } from "next";
import { RefundAccountForm } from "@/components/admin/deposits/account-form";
import { RefundsTable } from "@/components/admin/deposits/refunds-table";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { banksForRefunds, refundsForStaff } from "@/lib/deposits";
import { keyFor } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { formatMinor } from "@/lib/money/format";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../require-permission";
import { nameAccount } from "./actions";

export const metadata: Metadata = { title: "Refunds" };

export default async function AdminRefundsPage() {
  const viewer = await requirePermission("refund.source", mayRead);
  const [{ refunds, now }, banks] = await Promise.all([refundsForStaff(viewer), banksForRefunds()]);
  const stuck = refunds.filter(
    ({ failure, state }) => state === "NEEDS_ATTENTION" && failure === "needs_attention",
  );
  return (
    <>
      <PageHeading title="Refunds" lead="Deposits being refunded to where they came from." />
      <div className="grid gap-6">
        {stuck.map(({ id, version, payerName, currency, amountMinor }) => (
          <TitledCard
            key={id}
            title={`Refund of ${formatMinor(amountMinor, currency)} to ${payerName} needs a bank account`}
          >
            <p className="mb-4 text-sm text-muted">
              The bank didn’t accept the refund automatically. Ask the payer for an account in their own name,
              or wait: the bank may still accept it.
            </p>
            {may(viewer, "refund.source") && (
              <RefundAccountForm
                action={nameAccount}
                initial={newForm(keyFor("refund account", id, version))}
                refundId={id}
                payerName={payerName}
                banks={banks}
              />
            )}
          </TitledCard>
        ))}
        {refunds.length > 0 ? (
          <RefundsTable refunds={refunds} now={now} />
        ) : (
          <EmptyState title="No refunds in progress">To refund a deposit, open it under Deposits.</EmptyState>
        )}
      </div>
    </>
  );
}
