import { StaffTable } from "@/components/admin/staff/staff-table";
import type { Column } from "@/components/ui/table";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { StoredDifference } from "@/lib/reconciliation/stored";
import { differenceWords, moneyOf } from "@/lib/reconciliation/words";
import { recordColumns } from "./record-columns";

/** Unexplained differences, each linked to our record if there is one. */
export function DifferencesTable({ differences }: { differences: StoredDifference[] }) {
  return (
    <StaffTable
      caption="Unexplained differences"
      rows={differences}
      keyOf={({ what, kind, reference }) => `${what} ${kind} ${reference}`}
      columns={columns}
    />
  );
}

const columns: Column<StoredDifference>[] = [
  ...recordColumns,
  { title: "Problem", cell: ({ what }) => differenceWords[what] },
  { title: "Ours", numeric: true, cell: ({ oursMinor }) => moneyOf(oursMinor) },
  { title: "Gateway", numeric: true, cell: ({ theirsMinor }) => moneyOf(theirsMinor) },
  { title: "Seen", cell: ({ runs, since }) => `${runs} × since ${formatDateTime(new Date(since))}` },
];
