import Link from "next/link";
import type { Column } from "@/components/ui/table";
import type { StoredDifference } from "@/lib/reconciliation/stored";
import { kindWords } from "@/lib/reconciliation/words";

type Named = Pick<StoredDifference, "kind" | "reference" | "id">;

/** Which record a line of a comparison is about. */
export const recordColumns: Column<Named>[] = [
  { title: "Record", cell: ({ kind }) => <span className="font-semibold">{kindWords[kind]}</span> },
  { title: "Reference", cell: (record) => <RecordLink {...record} /> },
];

/** A record's reference, as a link where staff have a page of it. */
function RecordLink({ kind, reference, id }: Named) {
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
function pageOfRecord({ kind, reference, id }: Named): string | undefined {
  if (!id) return undefined;
  if (kind === "payout") return `/admin/payouts/${id}`;
  if (kind === "deposit" && reference.startsWith("dep-")) return `/admin/deposits/${reference}`;
  return kind === "refund" ? "/admin/refunds" : undefined;
}
