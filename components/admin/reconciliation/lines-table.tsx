import { StaffTable } from "@/components/admin/staff/staff-table";
import type { Column } from "@/components/ui/table";
import type { StoredLine } from "@/lib/reconciliation/stored";
import { lineWords, moneyOf } from "@/lib/reconciliation/words";
import { recordColumns } from "./record-columns";

/** What explains the distance between our ledger and the gateway's balance, record by record. */
export function LinesTable({ lines }: { lines: StoredLine[] }) {
  return (
    <StaffTable
      caption="Records that explain the difference between the gateway’s balance and our ledger"
      rows={lines}
      keyOf={({ kind, reference }) => `${kind} ${reference}`}
      columns={columns}
    />
  );
}

const columns: Column<StoredLine>[] = [
  ...recordColumns,
  { title: "Reason", cell: ({ what }) => lineWords[what] },
  { title: "Amount", numeric: true, cell: ({ amountMinor }) => moneyOf(amountMinor) },
];
