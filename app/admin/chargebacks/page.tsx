import type { Metadata } from "next";
import { ChargebacksTable } from "@/components/admin/deposits/chargebacks/chargebacks-table";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { chargebacksForStaff } from "@/lib/deposits";
import { browserSettings } from "@/lib/realtime";
import { STAFF_CHANNEL } from "@/lib/realtime/channels";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Chargebacks" };

export default async function AdminChargebacksPage() {
  const { chargebacks, now } = await chargebacksForStaff(await requirePermission("chargeback.answer"));
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={STAFF_CHANNEL} events={["queue.changed"]} />
      <PageHeading
        title="Chargebacks"
        lead="Payments that a bank asks back. Where nobody answers in time, the bank has the money."
      />
      {chargebacks.length > 0 ? (
        <ChargebacksTable chargebacks={chargebacks} now={now} />
      ) : (
        <EmptyState title="No bank asks for anything back">
          When one does, it stands here with the time that is left to answer.
        </EmptyState>
      )}
    </>
  );
}
