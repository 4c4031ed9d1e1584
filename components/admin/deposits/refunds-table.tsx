import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { StaffRefund } from "@/lib/deposits";
import { failures, RefundStateBadge } from "./states";

/** Refunds for finance, those that wait for a person first. */
export const RefundsTable = ({ refunds, now }: { refunds: StaffRefund[]; now: Date }) => (
  <StaffTable caption="Refunds" rows={refunds} keyOf={({ id }) => id} columns={columnsFor(now)} />
);

const columnsFor = (now: Date): Column<StaffRefund>[] => [
  {
    title: "Depositor",
    cell: ({ reference, userName }) => (
      <Link href={`/admin/deposits/${reference}`} className={tradeLinkClass}>
        {userName}
      </Link>
    ),
  },
  { title: "State", cell: ({ state }) => <RefundStateBadge state={state} /> },
  {
    title: "Amount",
    numeric: true,
    cell: ({ amountMinor, currency }) => <Money minor={amountMinor} currency={currency} />,
  },
  { title: "From", cell: ({ fromQuarantine }) => (fromQuarantine ? "quarantine" : "the wallet") },
  {
    title: "Reason",
    cell: ({ reason, failure }) => (
      <span className="block max-w-sm">
        {reason}
        {failure && <span className="block text-muted">{failures[failure] ?? failure}</span>}
      </span>
    ),
  },
  { title: "Requested by", cell: ({ requestedBy }) => requestedBy },
  { title: "Requested", cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} /> },
  { title: "Ended", cell: ({ endedAt }) => (endedAt ? <RelativeTime at={endedAt} now={now} /> : "not yet") },
];
