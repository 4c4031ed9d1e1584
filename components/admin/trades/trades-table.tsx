import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { shortCode } from "@/lib/kernel/ids";
import { formatTimeLeft } from "@/lib/kernel/time-format";
import type { FoundTrade } from "@/lib/staff";
import { TradeStateBadge } from "./trade-state";

export const tradeLinkClass =
  "inline-flex min-h-6 items-center font-semibold text-primary-ink underline underline-offset-2";

/** A trade by what people call it, leading to its page for staff. */
export const TradeLink = ({ id }: { id: string }) => (
  <Link href={`/admin/trades/${id}`} className={`${tradeLinkClass} fig`}>
    {shortCode(id)}
  </Link>
);

/** Trades for staff; `now` is the time that came with the read. */
export function TradesTable({ trades, now }: { trades: FoundTrade[]; now: Date }) {
  return (
    <StaffTable
      caption="Trades, newest first"
      rows={trades}
      keyOf={({ id }) => id}
      columns={columnsFor(now)}
    />
  );
}

const columnsFor = (now: Date): Column<FoundTrade>[] => [
  {
    title: "Trade",
    cell: ({ id }) => <TradeLink id={id} />,
  },
  { title: "State", cell: ({ state }) => <TradeStateBadge state={state} /> },
  { title: "What", cell: ({ title }) => title },
  { title: "Price", numeric: true, cell: ({ priceMinor }) => <Money minor={priceMinor} /> },
  { title: "Buyer", cell: ({ buyerName }) => buyerName },
  { title: "Seller", cell: ({ sellerName }) => sellerName },
  {
    title: "Deadline",
    cell: ({ deadlineAt, isStopped }) =>
      isStopped ? "clock stopped" : deadlineAt ? formatTimeLeft(deadlineAt, now) : "none",
  },
  { title: "Accepted", cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} /> },
];
