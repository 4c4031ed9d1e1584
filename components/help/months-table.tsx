import type { ReactNode } from "react";
import { formatMonth } from "@/lib/kernel/time-format";

type MonthsTableProps = {
  caption: string;
  /** Of the columns after the month. */
  titles: readonly string[];
  rows: readonly { /** '2026-11' */ month: string; cells: readonly ReactNode[] }[];
};

/** Our own figures by month, for everyone to read. */
export const MonthsTable = ({ caption, titles, rows }: MonthsTableProps) => (
  <table className="w-full text-left tabular-nums">
    <caption className="pb-2 text-left">{caption}</caption>
    <thead className="text-sm text-muted">
      <tr className="border-b border-line">
        {["Month", ...titles].map((title) => (
          <th key={title} scope="col" className="py-2 pr-3 font-normal">
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ month, cells }) => (
        <tr key={month} className="border-b border-line">
          <td className="py-2 pr-3">{formatMonth(new Date(`${month}-15T12:00:00Z`))}</td>
          {cells.map((cell, at) => (
            <td key={titles[at]} className="py-2 pr-3 whitespace-nowrap">
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
