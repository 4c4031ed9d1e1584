import type { Metadata } from "next";
import { DepositsTable } from "@/components/admin/deposits/deposits-table";
import { SearchForm } from "@/components/admin/search-form";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { Chip, ChipRow } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { depositsForStaff } from "@/lib/deposits";
import { gatewayTitle } from "@/lib/gateways/names";
import { browserSettings } from "@/lib/realtime";
import { STAFF_CHANNEL } from "@/lib/realtime/channels";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Deposits" };

const views = { quarantine: "In quarantine", flagged: "Flagged", all: "All" } as const;
type View = keyof typeof views;

const nothing: Record<View, { title: string; says: string }> = {
  quarantine: {
    title: "Nothing is in quarantine",
    says: "Transfers whose sender is not the owner of the wallet wait here for a decision.",
  },
  flagged: {
    title: "Nothing is flagged",
    says: "Deposits of the last 30 days whose sender or amount was not as expected are listed here.",
  },
  all: { title: "There are no deposits yet", says: "Every payment into a wallet is listed here." },
};

type Asked = Partial<Record<"view" | "q", string | string[]>>;

export default async function AdminDepositsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requirePermission("deposit.release");
  const asked = await searchParams;
  const view = (Object.keys(views) as View[]).find((each) => each === asked.view) ?? "quarantine";
  const search = typeof asked.q === "string" ? asked.q.slice(0, 254) : "";
  const { deposits, waiting, now } = await depositsForStaff(viewer, { view, search });
  const empty = search
    ? {
        title: "No deposit is like that",
        says: "Search for a whole reference, email address or phone number.",
      }
    : nothing[view];
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={STAFF_CHANNEL} events={["queue.changed"]} />
      <PageHeading
        title="Deposits"
        lead={waiting === 0 ? "No transfer waits for a decision." : `${waiting} in quarantine, oldest first.`}
      />
      <SearchForm
        action="/admin/deposits"
        search={search}
        label={`Reference, ${gatewayTitle()}’s reference or id, or the whole email address or phone number of its owner`}
        placeholder="Reference, email or phone"
      />
      <ChipRow label="Which deposits">
        {(Object.entries(views) as [View, string][]).map(([each, label]) => (
          <Chip key={each} href={`/admin/deposits?view=${each}`} current={!search && each === view}>
            {label}
          </Chip>
        ))}
      </ChipRow>
      <div className="mt-4">
        {deposits.length > 0 ? (
          <DepositsTable deposits={deposits} now={now} />
        ) : (
          <EmptyState title={empty.title}>{empty.says}</EmptyState>
        )}
      </div>
    </>
  );
}
