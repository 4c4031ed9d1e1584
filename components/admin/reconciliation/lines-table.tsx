import { StaffTable } from "@/components/admin/staff/staff-table";
import type { Column } from "@/components/ui/table";
import type { StoredLine } from "@/lib/reconciliation/stored";
import { kindWords, lineWords, moneyOf } from "@/lib/reconciliation/words";
import { RecordLink } from "./differences-table";

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
  { title: "Record", cell: ({ kind }) => <span className="font-semibold">{kindWords[kind]}</span> },
  { title: "Reference", cell: (line) => <RecordLink {...line} /> },
  { title: "Reason", cell: ({ what }) => lineWords[what] },
  { title: "Amount", numeric: true, cell: ({ amountMinor }) => moneyOf(amountMinor) },
];
