import Link from "next/link";
import { Money } from "@/components/ui/money";
import { networkNames } from "@/components/ui/network-mark";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { shortCode } from "@/lib/kernel/ids";
import { formatTimeLeft } from "@/lib/kernel/time-format";
import type { FoundTrade } from "@/lib/staff";
import { StaffTable } from "./staff-table";
import { TradeStateBadge } from "./trade-state";

export const tradeLinkClass =
  "inline-flex min-h-6 items-center font-semibold text-primary-ink underline underline-offset-2";

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
    cell: ({ id }) => (
      <Link href={`/admin/trades/${id}`} className={`${tradeLinkClass} fig`}>
        {shortCode(id)}
      </Link>
    ),
  },
  { title: "State", cell: ({ state }) => <TradeStateBadge state={state} /> },
  { title: "Airtime", cell: airtimeOf },
  { title: "Price", numeric: true, cell: ({ priceMinor }) => <Money minor={priceMinor} /> },
  { title: "Buyer", cell: ({ buyerName }) => buyerName },
  { title: "Seller", cell: ({ sellerName }) => sellerName },
  {
    title: "Deadline",
    cell: ({ deadlineAt }) => (deadlineAt ? formatTimeLeft(deadlineAt, now) : "none"),
  },
  { title: "Accepted", cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} /> },
];

function airtimeOf({ network, faceValueMinor }: FoundTrade) {
  if (!network || faceValueMinor === null) return "not airtime";
  return (
    <>
      {networkNames[network]} <Money minor={faceValueMinor} compact />
    </>
  );
}
