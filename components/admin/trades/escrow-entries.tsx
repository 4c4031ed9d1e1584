import { actWords, codeWords } from "@/components/admin/code-words";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { TitledCard } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import type { Column } from "@/components/ui/table";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { EscrowEntry } from "@/lib/staff";

/** Every transfer into and out of a trade's escrow, oldest first, with the key it was posted under. */
export function EscrowEntries({ entries }: { entries: EscrowEntry[] }) {
  return (
    <TitledCard title="Transfers">
      <StaffTable
        caption="Transfers in this trade, oldest first"
        rows={entries}
        keyOf={({ transferId }) => transferId.toString()}
        columns={columns}
      />
    </TitledCard>
  );
}

const columns: Column<EscrowEntry>[] = [
  { title: "When", cell: ({ at }) => formatDateTime(at) },
  { title: "Type", cell: ({ kind }) => codeWords(kind) },
  { title: "From", cell: ({ from }) => from },
  { title: "To", cell: ({ to }) => to },
  { title: "Amount", numeric: true, cell: ({ amountMinor }) => <Money minor={amountMinor} /> },
  {
    title: "Escrow after",
    numeric: true,
    cell: ({ escrowAfterMinor }) => <Money minor={escrowAfterMinor} />,
  },
  {
    title: "Posting",
    cell: ({ postingId, act, key }) => (
      <span className="block" title={`Key ${key}`}>
        {postingId.toString()} <span className="text-muted">{actWords(act)}</span>
        <span className="block max-w-56 text-xs break-all text-muted">{key}</span>
      </span>
    ),
  },
];
