import type { ReactNode } from "react";

export type Column<Row> = {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Amounts and counts stand at the right, in digits of one width. */
  numeric?: boolean;
};

type TableProps<Row> = {
  /** Says what the table holds; read out, not shown. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
};

/** A dense table for staff. It scrolls sideways on its own, and the keyboard can reach it to do so. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
      className="overflow-x-auto rounded-box border border-line bg-surface"
    >
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-ground text-xs text-muted">
          <tr>
            {columns.map(({ title, numeric }) => (
              <th
                key={title}
                scope="col"
                className={`whitespace-nowrap px-3 py-2 font-semibold ${numeric ? "text-right" : ""}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={keyOf(row)} className="hover:bg-ground/70">
              {columns.map(({ title, cell, numeric }) => (
                <td
                  key={title}
                  className={`px-3 py-2 max-md:whitespace-nowrap ${numeric ? "whitespace-nowrap text-right tabular-nums" : ""}`}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
