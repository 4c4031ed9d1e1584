import { ChartCard } from "@/components/charts/chart-card";
import { shortDay } from "@/components/charts/days";
import type { Area } from "@/components/charts/scales";
import { StackedColumns } from "@/components/charts/stacked-columns";
import { naira } from "@/lib/money/format";
import type { Sales } from "@/lib/sales/schema";

const series = [{ key: "gross", label: "Sold", colour: "var(--c1)" }];

const wide: Area = { width: 696, height: 190, left: 48, right: 6, top: 8, bottom: 22 };
const narrow: Area = { width: 326, height: 150, left: 44, right: 4, top: 8, bottom: 22 };

const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

/** What was sold on each day, drawn on the server, or as a table. */
export function SalesChart({ sales: { byDay, days, now } }: { sales: Sales }) {
  const chart = {
    says: `Sales by day: ${naira(now.gross.minor)} in ${days} days.`,
    series,
    days: byDay.map(({ day, gross }) => ({ day, values: { gross: Number(gross.minor) / 100 } })),
    label: (amount: number) => `₦${compact.format(amount).toLowerCase()}`,
  };
  return (
    <ChartCard
      id="sales"
      title="Sales by day"
      figure={naira(now.gross.minor)}
      unit={`Last ${days} days, today so far`}
      chart={
        <>
          <div className="max-sm:hidden">
            <StackedColumns {...chart} area={wide} />
          </div>
          <div className="sm:hidden">
            <StackedColumns {...chart} area={narrow} />
          </div>
        </>
      }
      table={<DayTable byDay={byDay} />}
    />
  );
}

const cell = "px-2 py-1.5 text-right tabular-nums whitespace-nowrap first:text-left";

/** The newest day first. */
const DayTable = ({ byDay }: Pick<Sales, "byDay">) => (
  <table className="w-full text-sm">
    <caption className="sr-only">Sales by day</caption>
    <thead>
      <tr className="border-b border-line text-muted">
        {["Day", "Orders", "Sold", "You receive"].map((title) => (
          <th key={title} scope="col" className={`${cell} font-medium`}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {byDay.toReversed().map(({ day, orders, gross, net }) => (
        <tr key={day} className="border-b border-line last:border-0">
          <th scope="row" className={`${cell} font-normal`}>
            {shortDay(day)}
          </th>
          <td className={cell}>{orders}</td>
          <td className={cell}>{naira(gross.minor)}</td>
          <td className={cell}>{naira(net.minor)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
