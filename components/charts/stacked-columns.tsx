import { stack } from "d3-shape";
import { Frame } from "./frame";
import { type Area, columnsOf, heightScale } from "./scales";

export interface Series {
  key: string;
  label: string;
  /** A colour of the chart: `var(--c1)`. */
  colour: string;
}

interface ColumnOfDay {
  /** 'YYYY-MM-DD'. */
  day: string;
  /** By the key of a series. */
  values: Readonly<Record<string, number>>;
}

type StackedColumnsProps = {
  says: string;
  series: readonly Series[];
  days: readonly ColumnOfDay[];
  label: (value: number) => string;
  area?: Area;
};

/** A column a day, its series on top of each other. Today is not over, so it is paler. */
export function StackedColumns({ says, series, days, label, area }: StackedColumnsProps) {
  const layers = stack<ColumnOfDay>()
    .keys(series.map(({ key }) => key))
    .value(({ values }, key) => values[key] ?? 0)([...days]);
  const most = Math.max(0, ...layers.flatMap((layer) => layer.map(([, top]) => top)));
  const scale = heightScale(0, most, area);
  const { width, middle } = columnsOf(days.length, area);
  const bar = Math.max(1, width * 0.76);
  return (
    <Frame
      says={says}
      scale={scale}
      label={label}
      days={days.map(({ day }) => day)}
      {...(area && { area, ticks: 3 })}
    >
      {layers.map((layer, place) => (
        <g key={layer.key} fill={series[place]?.colour}>
          {layer.map(([from, to], at) => (
            <rect
              key={days[at]?.day}
              x={middle(at) - bar / 2}
              y={scale(to)}
              width={bar}
              height={Math.max(0, scale(from) - scale(to))}
              opacity={at === days.length - 1 ? 0.45 : 1}
            />
          ))}
        </g>
      ))}
    </Frame>
  );
}
