import type { Metadata } from "next";
import { ChosenForm } from "@/components/admin/bulk/choose";
import { DepositsTable } from "@/components/admin/deposits/deposits-table";
import { SearchForm } from "@/components/admin/search-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Chip, ChipRow } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { depositsForStaff } from "@/lib/deposits";
import { gatewayTitle } from "@/lib/gateways/names";
import { may, mayRead } from "@/lib/kernel/permissions";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Deposits" };

const views = { quarantine: "In quarantine", flagged: "Flagged", all: "All" } as const;
type View = keyof typeof views;

const nothing: Record<View, { title: string; says: string }> = {
  quarantine: {
    title: "Quarantine is empty",
    says: "Transfers from someone other than the wallet’s owner wait here for a decision.",
  },
  flagged: {
    title: "No flagged deposits",
    says: "Deposits from the last 30 days with an unexpected sender or amount appear here.",
  },
  all: { title: "No deposits yet", says: "Deposits appear here as they’re made." },
};

type Asked = Partial<Record<"view" | "q", string | string[]>>;

export default async function AdminDepositsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requirePermission("deposit.release", mayRead);
  const asked = await searchParams;
  const view = (Object.keys(views) as View[]).find((each) => each === asked.view) ?? "quarantine";
  const search = typeof asked.q === "string" ? asked.q.slice(0, 254) : "";
  const { deposits, waiting, now } = await depositsForStaff(viewer, { view, search });
  const canRefund = may(viewer, "refund.source", "d") && view === "quarantine" && !search;
  const empty = search
    ? {
        title: "No matching deposits",
        says: "Search by full reference, email address or phone number.",
      }
    : nothing[view];
  return (
    <>
      <PageHeading
        title="Deposits"
        lead={
          waiting === 0
            ? "No transfers are waiting for a decision."
            : `${waiting} in quarantine, oldest first.`
        }
      />
      <SearchForm
        action="/admin/deposits"
        search={search}
        label={`Our reference, ${gatewayTitle()}’s reference or ID, or the owner’s full email address or phone number`}
        placeholder="Reference, email or phone"
      />
      <ChipRow label="Filter deposits">
        {(Object.entries(views) as [View, string][]).map(([each, label]) => (
          <Chip key={each} href={`/admin/deposits?view=${each}`} current={!search && each === view}>
            {label}
          </Chip>
        ))}
      </ChipRow>
      <div className="mt-4">
        {deposits.length > 0 ? (
          <>
            <DepositsTable deposits={deposits} now={now} chooses={canRefund} />
            {canRefund && <ChosenForm permission="refund.source" label="Refund chosen deposits" />}
          </>
        ) : (
          <EmptyState title={empty.title}>{empty.says}</EmptyState>
        )}
      </div>
    </>
  );
}
