import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import type { Column } from "@/components/ui/table";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { StoredDifference } from "@/lib/reconciliation/stored";
import { differenceWords, kindWords, moneyOf } from "@/lib/reconciliation/words";

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
  { title: "Record", cell: ({ kind }) => <span className="font-semibold">{kindWords[kind]}</span> },
  { title: "Reference", cell: (difference) => <RecordLink {...difference} /> },
  { title: "Problem", cell: ({ what }) => differenceWords[what] },
  { title: "Ours", numeric: true, cell: ({ oursMinor }) => moneyOf(oursMinor) },
  { title: "Gateway", numeric: true, cell: ({ theirsMinor }) => moneyOf(theirsMinor) },
  { title: "Seen", cell: ({ runs, since }) => `${runs} × since ${formatDateTime(new Date(since))}` },
];

/** A record's reference, as a link where staff have a page of it. */
export function RecordLink({ kind, reference, id }: Pick<StoredDifference, "kind" | "reference" | "id">) {
  const href = pageOfRecord({ kind, reference, id });
  const text = <span className="text-xs break-all">{reference}</span>;
  if (!href) return text;
  return (
    <Link href={href} className="font-medium text-primary-ink underline underline-offset-3">
      {text}
    </Link>
  );
}

/** The staff page of our record; undefined if only the gateway has it. */
function pageOfRecord({
  kind,
  reference,
  id,
}: Pick<StoredDifference, "kind" | "reference" | "id">): string | undefined {
  if (!id) return undefined;
  if (kind === "payout") return `/admin/payouts/${id}`;
  if (kind === "deposit" && reference.startsWith("dep-")) return `/admin/deposits/${reference}`;
  return kind === "refund" ? "/admin/refunds" : undefined;
}
