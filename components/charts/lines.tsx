import { area, curveMonotoneX, line } from "d3-shape";
import { Frame } from "./frame";
import { AREA, columnsOf, heightScale, innerBottom, innerRight } from "./scales";
import type { Series } from "./stacked-columns";

type LinesProps = {
  says: string;
  series: readonly Series[];
  days: readonly { day: string; values: Readonly<Record<string, number | null>> }[];
  label: (value: number) => string;
  /** Whether the axis begins at zero, and the area below the first line is filled. */
  fromZero?: boolean;
  /** A level above which something has to be done. */
  threshold?: { value: number; label: string };
};

/** A line a series over days. Days without a figure leave a gap. */
export function Lines({ says, series, days, label, fromZero = false, threshold }: LinesProps) {
  const known = days.flatMap(({ values }) => Object.values(values)).filter((value) => value !== null);
  const levels = threshold ? [...known, threshold.value] : known;
  const scale = heightScale(
    fromZero ? 0 : Math.min(...levels, Number.POSITIVE_INFINITY),
    Math.max(0, ...levels),
  );
  const { middle } = columnsOf(days.length);
  const points = (key: string) => days.map(({ values }, at) => [at, values[key] ?? null] as const);
  const drawn = line<readonly [number, number | null]>()
    .defined(([, value]) => value !== null)
    .x(([at]) => middle(at))
    .y(([, value]) => scale(value ?? 0))
    .curve(curveMonotoneX);
  const filled = area<readonly [number, number | null]>()
    .defined(([, value]) => value !== null)
    .x(([at]) => middle(at))
    .y0(innerBottom)
    .y1(([, value]) => scale(value ?? 0))
    .curve(curveMonotoneX);
  const [first] = series;
  return (
    <Frame says={says} scale={scale} label={label} days={days.map(({ day }) => day)}>
      {fromZero && first && <path d={filled(points(first.key)) ?? ""} fill={first.colour} opacity={0.14} />}
      {series.map(({ key, colour }) => (
        <path key={key} d={drawn(points(key)) ?? ""} fill="none" stroke={colour} strokeWidth={1.8} />
      ))}
      {threshold && (
        <g fill="var(--danger)">
          <path
            d={`M${AREA.left} ${scale(threshold.value)}H${innerRight}`}
            stroke="var(--danger)"
            strokeDasharray="4 3"
          />
          <text
            x={innerRight}
            y={scale(threshold.value) - 5}
            textAnchor="end"
            stroke="var(--surface)"
            strokeWidth={3}
            paintOrder="stroke"
          >
            {threshold.label}
          </text>
        </g>
      )}
    </Frame>
  );
}
