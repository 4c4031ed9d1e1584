import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { Series } from "./stacked-columns";

type ChartCardProps = {
  /** Unique on its page. */
  id: string;
  title: string;
  figure: ReactNode;
  /** The figure against the period before. */
  change?: string | undefined;
  /** What the axis counts. */
  unit: string;
  series?: readonly Series[];
  chart: ReactNode;
  /** The same figures as a table. */
  table: ReactNode;
  /** What the figures come from, below them. */
  below?: ReactNode;
};

/** A figure over time: drawn, or as a table. Which of the two is chosen without a script. */
export const ChartCard = ({
  id,
  title,
  figure,
  change,
  unit,
  series = [],
  chart,
  table,
  below,
}: ChartCardProps) => (
  <Card className="group/chart flex min-w-0 flex-col p-4">
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-base">
        {title} <span className="tabular-nums">{figure}</span>
        {change && <span className="text-xs font-normal text-muted">{change}</span>}
      </h3>
      <fieldset className="flex rounded-field bg-ground p-0.5 text-xs font-semibold">
        <legend className="sr-only">Show {title.toLowerCase()} as</legend>
        <View id={id} view="chart" label="Chart" />
        <View id={id} view="table" label="Table" />
      </fieldset>
    </div>
    <div className="mt-2 group-has-[[value=table]:checked]/chart:hidden">
      <div className="flex flex-wrap justify-between gap-x-4 text-xs text-muted">
        <span className="flex flex-wrap gap-x-4">
          {series.length > 1 &&
            series.map(({ key, label, colour }) => (
              <span key={key} className="inline-flex items-center gap-1.5">
                <svg aria-hidden className="size-2.5" viewBox="0 0 10 10">
                  <rect width="10" height="10" rx="2" fill={colour} />
                </svg>
                {label}
              </span>
            ))}
        </span>
        <span>{unit}</span>
      </div>
      {chart}
    </div>
    <div className="mt-2 hidden max-h-64 overflow-y-auto group-has-[[value=table]:checked]/chart:block">
      {table}
    </div>
    {below}
  </Card>
);

const View = ({ id, view, label }: { id: string; view: "chart" | "table"; label: string }) => (
  <label className="inline-flex min-h-8 cursor-pointer items-center rounded-inset px-2.5 text-muted has-checked:bg-surface has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-primary-ink">
    <input type="radio" name={id} value={view} defaultChecked={view === "chart"} className="sr-only" />
    {label}
  </label>
);
