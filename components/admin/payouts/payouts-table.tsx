import Link from "next/link";
import { chooseColumn } from "@/components/admin/bulk/choose";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { PayoutStateBadge } from "@/components/payouts/payout-state-badge";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { shortCode } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { ListedPayout } from "@/lib/payouts";
import { isUnderway } from "@/lib/payouts/machine";
import { accountInWords, waitingWords } from "@/lib/payouts/words";

type PayoutsTableProps = {
  payouts: ListedPayout[];
  now: Date;
  caption: string;
  /** With a box for each row. */
  chooses?: boolean;
};

/** Payouts for staff; `now` is the time that came with the read. */
export function PayoutsTable({ payouts, now, caption, chooses = false }: PayoutsTableProps) {
  const columns = [...(chooses ? [boxes] : []), ...columnsFor(now)];
  return <StaffTable caption={caption} rows={payouts} keyOf={({ id }) => id} columns={columns} />;
}

const boxes = chooseColumn<ListedPayout>(
  ({ id }) => id,
  ({ id }) => shortCode(id),
);

const columnsFor = (now: Date): Column<ListedPayout>[] => [
  {
    title: "Payout",
    cell: ({ id }) => (
      <Link href={`/admin/payouts/${id}`} className={`${tradeLinkClass} fig whitespace-nowrap`}>
        {shortCode(id)}
      </Link>
    ),
  },
  { title: "State", cell: ({ state }) => <PayoutStateBadge state={state} /> },
  {
    title: "Amount",
    numeric: true,
    cell: ({ amountMinor, currency }) => <Money minor={amountMinor} currency={currency} />,
  },
  { title: "For", cell: ({ userName }) => userName },
  { title: "To", cell: (payout) => accountInWords(payout) },
  { title: "Requested", cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} /> },
  { title: "Waiting for", cell: waitsFor },
];

function waitsFor({ state, askedBy, failure, holdUntil }: ListedPayout): string {
  if (state === "REVIEW") return askedBy ? `approval by a colleague of ${askedBy}` : "an approval request";
  if (state === "HELD" && holdUntil) return `the hold, until ${formatDateTime(holdUntil)}`;
  return failure && isUnderway(state) ? waitingWords(failure) : "";
}
