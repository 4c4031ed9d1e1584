import Link from "next/link";
import type { ReactNode } from "react";
import {
  ArrowDownLeftIcon,
  ArrowUpRightIcon,
  type IconProps,
  LockIcon,
  TagIcon,
  UndoIcon,
} from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import { formatClock, formatDateTime, formatShortDay } from "@/lib/kernel/time-format";
import { nairaAndKobo } from "@/lib/money/format";
import type { StatementLine } from "@/lib/statements";
import { shortName } from "@/lib/trades/naming";
import { byLagosDay } from "./day-groups";

/** On a phone the table is drawn as a grid, and browsers drop its roles: they are said again. */
const a = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

const columns = ["Date", "What", "In", "Out", "Balance"];

/** A statement, newest first; each line leads to its receipt. A table on wide screens; on a phone its lines stand under their days. */
export function Statement({ lines, now }: { lines: StatementLine[]; now: Date }) {
  return (
    <table {...a.table} className="w-full max-md:block">
      <caption className="sr-only">Transactions, newest first</caption>
      <thead {...a.rowgroup} className="max-md:sr-only">
        <tr {...a.row}>
          {columns.map((title, at) => (
            <th
              key={title}
              {...a.columnheader}
              scope="col"
              className={`pb-2.5 text-sm font-semibold text-muted first:pl-6 last:pr-6 ${at < 2 ? "text-left" : "text-right"}`}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {byLagosDay(lines, now).map(({ day, heading, lines: ofDay }) => (
        <tbody key={day} {...a.rowgroup} className="max-md:block">
          <tr {...a.row} className="block border-t border-line bg-ground md:hidden">
            <th {...a.rowheader} className="block px-4 py-1.5 text-left text-sm font-semibold text-muted">
              {heading}
            </th>
          </tr>
          {ofDay.map((line) => (
            <StatementRow key={line.id.toString()} line={line} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** On a phone in two columns: what and when, and how much and what is left. */
function StatementRow({ line }: { line: StatementLine }) {
  const { id, says, amountMinor, balanceAfterMinor, at } = line;
  const detail = detailOf(line);
  return (
    <tr
      {...a.row}
      className="border-t border-grid align-top has-[a:hover]:bg-ground max-md:relative max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:px-4 max-md:py-3"
    >
      <td
        {...a.cell}
        className="max-md:row-start-2 max-md:pl-[3.375rem] max-md:text-sm max-md:text-muted md:w-24 md:py-3 md:pr-3 md:pl-6"
      >
        <time dateTime={at.toISOString()} title={`${formatDateTime(at)}, Lagos`}>
          <span className="whitespace-nowrap max-md:hidden">{formatShortDay(at)}</span>
          <span className="md:block md:text-sm md:text-muted">{formatClock(at)}</span>
        </time>
        {detail && <span className="md:hidden"> · {detail}</span>}
      </td>
      <td {...a.cell} className="md:relative md:w-1/2 md:py-3">
        <div className="flex gap-3.5">
          <LineMark line={line} isPlain />
          <div className="min-w-0">
            <p className="leading-snug font-medium">
              <Link
                href={`/wallet/entries/${id}`}
                prefetch={false}
                scroll={false}
                className="after:absolute after:inset-0 after:content-['']"
              >
                {says}
              </Link>
            </p>
            {detail && <p className="mt-0.5 text-sm text-muted max-md:hidden">{detail}</p>}
          </div>
        </div>
      </td>
      <Amount minor={amountMinor > 0n ? amountMinor : 0n} sign="+" className="text-primary-ink" />
      <Amount minor={amountMinor < 0n ? -amountMinor : 0n} sign="−" />
      <td
        {...a.cell}
        className="text-right text-muted max-md:col-start-2 max-md:row-start-2 max-md:text-sm md:py-3 md:pr-6 md:pl-4"
      >
        <span className="sr-only md:hidden">Balance: </span>
        <Money minor={balanceAfterMinor} />
      </td>
    </tr>
  );
}

/** In its column, or on a phone with its sign. */
const Amount = ({ minor, sign, className = "" }: { minor: bigint; sign: string; className?: string }) => (
  <td
    {...a.cell}
    className={`fig text-right whitespace-nowrap md:py-3 md:pl-4 md:leading-6 ${minor === 0n ? "max-md:hidden" : "max-md:col-start-2 max-md:row-start-1"} ${className}`}
  >
    {minor > 0n && (
      <>
        <span className="md:hidden">{sign}</span>
        {nairaAndKobo(minor)}
      </>
    )}
  </td>
);

/** With whom, and what was taken off. */
function detailOf({ partner, commissionMinor, feeMinor }: StatementLine): string {
  const parts = [
    partner && `with ${shortName(partner)}`,
    commissionMinor && `after ${nairaAndKobo(commissionMinor)} commission`,
    feeMinor && `with ${nairaAndKobo(feeMinor)} fee`,
  ];
  return parts.filter(Boolean).join(" · ");
}

const marks: Partial<Record<StatementLine["group"], (props: IconProps) => ReactNode>> = {
  purchases: LockIcon,
  sales: TagIcon,
  refunds: UndoIcon,
};

/** In escrow, sold, returned, in or out: never by colour alone. `isPlain` leaves the disc to phones. */
export function LineMark({
  line: { group, amountMinor },
  isPlain = false,
}: {
  line: Pick<StatementLine, "group" | "amountMinor">;
  isPlain?: boolean;
}) {
  const isIn = amountMinor > 0n;
  const Mark = marks[group] ?? (isIn ? ArrowDownLeftIcon : ArrowUpRightIcon);
  const plain = isPlain ? "max-md:-mb-5 md:mt-0.5 md:size-[18px] md:bg-transparent" : "";
  return (
    <span
      className={`grid size-10 shrink-0 place-items-center rounded-full ${plain} ${isIn ? "bg-primary-soft text-primary-ink" : "bg-ground text-muted"}`}
    >
      <Mark size={18} />
    </span>
  );
}
