import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Countdown } from "@/components/ui/countdown";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { ListedChargeback } from "@/lib/deposits";
import { shortCode } from "@/lib/kernel/ids";
import { formatMinor } from "@/lib/money/format";
import { ChargebackBadge } from "./state-badge";

type ChargebacksTableProps = { chargebacks: ListedChargeback[]; now: Date };

/** Chargebacks for finance; `now` is the time that came with the read. */
export function ChargebacksTable({ chargebacks, now }: ChargebacksTableProps) {
  return (
    <StaffTable caption="Chargebacks" rows={chargebacks} keyOf={({ id }) => id} columns={columnsFor(now)} />
  );
}

const columnsFor = (now: Date): Column<ListedChargeback>[] => [
  {
    title: "Chargeback",
    cell: ({ id }) => (
      <Link href={`/admin/chargebacks/${id}`} className={`${tradeLinkClass} fig`}>
        {shortCode(id)}
      </Link>
    ),
  },
  { title: "State", cell: (chargeback) => <ChargebackBadge {...chargeback} /> },
  { title: "Time to respond", cell: (chargeback) => timeLeft(chargeback, now) },
  {
    title: "Amount",
    numeric: true,
    cell: ({ amountMinor, currency }) => <Money minor={amountMinor} currency={currency} />,
  },
  { title: "Of", cell: ({ userName }) => <span className="wrap-anywhere">{userName}</span> },
  {
    title: "Held",
    numeric: true,
    cell: ({ heldMinor, currency }) => <Money minor={heldMinor} currency={currency} />,
  },
  { title: "Owed", numeric: true, cell: owed },
  { title: "Opened", cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} /> },
];

function timeLeft({ state, response, dueAt }: ListedChargeback, now: Date) {
  if (state !== "OPEN") return "decided";
  if (response || !dueAt) return response ? "answered" : "not known";
  return (
    <Countdown
      deadline={dueAt.toISOString()}
      now={now.toISOString()}
      className={dueAt.getTime() - now.getTime() < 14_400_000 ? "font-semibold text-danger" : ""}
    />
  );
}

function owed({ currency, lossMinor, recoveredMinor }: ListedChargeback): string {
  return lossMinor > recoveredMinor ? formatMinor(lossMinor - recoveredMinor, currency) : "nothing";
}
