import Link from "next/link";
import { shortDay } from "@/components/charts/days";
import type { Column } from "@/components/ui/table";
import type { MarketDay } from "@/lib/staff";
import { StaffTable } from "../staff/staff-table";

export type DayColumns = Omit<Column<MarketDay>, "numeric">[];

type DayTableProps = {
  caption: string;
  days: readonly MarketDay[];
  columns: DayColumns;
  /** Where the rows of a day are listed. */
  hrefOf?: ((day: string) => string) | undefined;
};

/** The figures of a chart, newest day first. */
export const DayTable = ({ caption, days, columns, hrefOf }: DayTableProps) => (
  <StaffTable
    caption={caption}
    rows={days.toReversed()}
    keyOf={({ day }) => day}
    columns={[dayColumn(hrefOf), ...columns.map((column) => ({ ...column, numeric: true }))]}
  />
);

const dayColumn = (hrefOf: DayTableProps["hrefOf"]): Column<MarketDay> => ({
  title: "Day",
  cell: ({ day }) =>
    hrefOf ? (
      <Link href={hrefOf(day)} className="underline underline-offset-2">
        {shortDay(day)}
      </Link>
    ) : (
      shortDay(day)
    ),
});
