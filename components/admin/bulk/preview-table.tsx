import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import type { Column } from "@/components/ui/table";
import type { BulkPreview } from "@/lib/kernel/bulk/spec";

/** What each row gets, or why it is skipped. */
export const PreviewTable = ({ rows }: { rows: BulkPreview[] }) => (
  <StaffTable caption="What each row gets" rows={rows} keyOf={({ id }) => id} columns={columnsOf(rows)} />
);

/** Where no money moves, none is shown. */
export const movesMoney = (rows: readonly Pick<BulkPreview, "amountMinor">[]): boolean =>
  rows.some(({ amountMinor }) => amountMinor !== null);

export const RowName = ({ row: { name, href } }: { row: Pick<BulkPreview, "name" | "href"> }) =>
  href ? (
    <Link href={href} className={`${tradeLinkClass} wrap-anywhere md:whitespace-nowrap`}>
      {name}
    </Link>
  ) : (
    <span className="break-all">{name}</span>
  );

export const amountColumn = <Row extends Pick<BulkPreview, "amountMinor" | "currency">>(): Column<Row> => ({
  title: "Amount",
  numeric: true,
  cell: ({ amountMinor, currency }) =>
    amountMinor !== null && currency && <Money minor={amountMinor} currency={currency} />,
});

const columnsOf = (rows: readonly BulkPreview[]): Column<BulkPreview>[] => [
  { title: "Row", cell: (row) => <RowName row={row} /> },
  {
    title: "State",
    cell: ({ skipped }) => (
      <Badge tone={skipped ? "neutral" : "ok"}>{skipped ? "Skipped" : "Done next"}</Badge>
    ),
  },
  ...(movesMoney(rows) ? [amountColumn<BulkPreview>()] : []),
  { title: "What it gets, or why not", cell: ({ gets, skipped }) => skipped ?? gets },
];
