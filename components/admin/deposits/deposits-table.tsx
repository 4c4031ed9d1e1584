import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { StaffDeposit } from "@/lib/deposits";
import { shortCode } from "@/lib/kernel/ids";
import { DepositStateBadge, NameMatchBadge } from "./states";

type DepositsTableProps = { deposits: StaffDeposit[]; now: Date };

/** Deposits for finance; `now` is the time that came with the read. */
export const DepositsTable = ({ deposits, now }: DepositsTableProps) => (
  <StaffTable caption="Deposits" rows={deposits} keyOf={({ id }) => id} columns={columnsFor(now)} />
);

const columnsFor = (now: Date): Column<StaffDeposit>[] => [
  {
    title: "Deposit",
    cell: ({ id, reference }) => (
      <Link href={`/admin/deposits/${reference}`} className={`${tradeLinkClass} fig`}>
        {shortCode(id)}
      </Link>
    ),
  },
  {
    title: "State",
    cell: ({ state, isBeingRefunded }) => (
      <span className="inline-flex flex-wrap gap-1.5">
        <DepositStateBadge state={isBeingRefunded && state === "QUARANTINED" ? "REFUNDING" : state} />
      </span>
    ),
  },
  { title: "Amount", numeric: true, cell: amountOf },
  { title: "Of", cell: ({ userName, isClosed }) => (isClosed ? `${userName} (account closed)` : userName) },
  {
    title: "Sent by",
    cell: ({ isTransfer, senderName }) => (isTransfer ? (senderName ?? "unknown") : "card or bank"),
  },
  { title: "Name", cell: ({ nameMatch }) => <NameMatchBadge match={nameMatch} /> },
  { title: "When", cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} /> },
];

function amountOf({ currency, paidMinor, askedMinor }: StaffDeposit) {
  if (paidMinor === null || paidMinor === askedMinor)
    return <Money minor={paidMinor ?? askedMinor} currency={currency} />;
  return (
    <>
      <Money minor={paidMinor} currency={currency} /> <span className="text-muted">of </span>
      <Money minor={askedMinor} currency={currency} />
    </>
  );
}
