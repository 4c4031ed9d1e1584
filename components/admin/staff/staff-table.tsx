import type { Column } from "@/components/ui/table";

type StaffTableProps<Row> = {
  /** Says what the table holds; read out, not shown. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
};

/** A dense table, a line 32 px high, under a head that stays in sight; below 768 px each row is a card, its cells named. */
export function StaffTable<Row>({ caption, columns, rows, keyOf }: StaffTableProps<Row>) {
  return (
    <table className="block w-full border-collapse text-left text-sm md:table md:overflow-clip md:rounded-field md:bg-surface md:text-[0.8125rem]/[1.125rem] md:shadow-[0_0_0_1px_var(--line)]">
      <caption className="sr-only">{caption}</caption>
      <thead className="sticky top-12 z-1 hidden bg-ground text-xs text-muted shadow-[0_1px_0_var(--line)] md:table-header-group">
        <tr>
          {columns.map(({ title, numeric }) => (
            <th
              key={title}
              scope="col"
              className={`h-8 whitespace-nowrap px-2.5 font-semibold ${numeric ? "text-right" : ""}`}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="grid gap-3 md:table-row-group">
        {rows.map((row) => (
          <StaffRow key={keyOf(row)} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

function StaffRow<Row>({ row, columns }: { row: Row; columns: Column<Row>[] }) {
  return (
    <tr className="block rounded-box border border-line bg-surface px-4 py-2 md:table-row md:h-8 md:rounded-none md:border-x-0 md:border-b-0 md:focus-within:bg-primary-soft md:hover:bg-ground/70 first:md:border-t-0">
      {columns.map(({ title, cell, numeric }) => (
        <td
          key={title}
          className={`flex items-baseline justify-between gap-4 py-0.5 md:table-cell md:px-2.5 md:py-[0.21875rem] ${numeric ? "tabular-nums md:whitespace-nowrap md:text-right" : ""}`}
        >
          <span className="shrink-0 text-xs text-muted md:hidden">{title}</span>
          {/* A row of 32 px leaves its links 24 px to be pressed. */}
          <span className="min-w-0 max-md:text-right [&_a]:inline-flex [&_a]:min-h-6 [&_a]:items-center">
            {cell(row)}
          </span>
        </td>
      ))}
    </tr>
  );
}
