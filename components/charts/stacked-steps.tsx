import { curveStepBefore, area as filledArea, line, stack } from "d3-shape";
import { Frame } from "./frame";
import { type Area, bottomOf, columnsOf, heightScale, rightOf } from "./scales";
import type { Series } from "./stacked-columns";

interface StepOfDay {
  /** 'YYYY-MM-DD'. */
  day: string;
  /** By the key of a series. */
  values: Readonly<Record<string, number>>;
  /** What the day says when a mouse points at it: its name, then its figures. */
  tip: readonly string[];
}

type StackedStepsProps = {
  says: string;
  /** The lowest first. */
  series: readonly Series[];
  days: readonly StepOfDay[];
  label: (value: number) => string;
  area: Area;
};

/** Levels that hold for a day each, on top of each other; the figures of a day appear under the mouse, without a script. */
export function StackedSteps({ says, series, days, label, area }: StackedStepsProps) {
  const layers = stack<StepOfDay>()
    .keys(series.map(({ key }) => key))
    .value(({ values }, key) => values[key] ?? 0)([...days]);
  const scale = heightScale(0, Math.max(0, ...layers.flatMap((layer) => layer.map(([, top]) => top))), area);
  const { width } = columnsOf(days.length, area);
  const x = (_: unknown, at: number) => area.left + at * width;
  /** A day's level begins at the left edge of its column. */
  const edges = <Level,>(levels: readonly Level[]): Level[] => [...levels.slice(0, 1), ...levels];
  const filled = filledArea<readonly [number, number]>()
    .x(x)
    .y0(([from]) => scale(from))
    .y1(([, to]) => scale(to))
    .curve(curveStepBefore);
  const outline = line<readonly [number, number]>()
    .x(x)
    .y(([, to]) => scale(to))
    .curve(curveStepBefore);
  return (
    <Frame says={says} scale={scale} label={label} days={days.map(({ day }) => day)} area={area} ticks={3}>
      {layers
        .map((layer, place) => {
          const levels = edges(layer.map(([from, to]) => [from, to] as const));
          const colour = series[place]?.colour;
          return (
            <g key={layer.key}>
              <path d={filled(levels) ?? ""} fill={colour} opacity={place === 0 ? 0.18 : 0.42} />
              <path d={outline(levels) ?? ""} fill="none" stroke={colour} strokeWidth={2 - place * 0.6} />
            </g>
          );
        })
        .toReversed()}
      {days.map(({ day, tip }, at) => {
        const top = layers[0]?.[at]?.[1] ?? 0;
        return (
          <Tip key={day} tip={tip} left={area.left + at * width} width={width} y={scale(top)} area={area} />
        );
      })}
    </Frame>
  );
}

const TIP = { width: 156, padding: 10, line: 16 };

type TipProps = { tip: readonly string[]; left: number; width: number; y: number; area: Area };

function Tip({ tip, left, width, y, area }: TipProps) {
  const [day, ...figures] = tip;
  const middle = left + width / 2;
  const isRight = middle + TIP.width + 12 > rightOf(area);
  const x = isRight ? middle - TIP.width - 10 : middle + 10;
  return (
    <g className="group/day">
      <rect
        x={left}
        y={area.top}
        width={width}
        height={bottomOf(area) - area.top}
        fill="transparent"
        className="pointer-events-auto"
      />
      <g className="pointer-events-none opacity-0 group-hover/day:opacity-100">
        <path d={`M${middle} ${area.top}V${bottomOf(area)}`} stroke="var(--muted)" strokeDasharray="3 3" />
        <circle cx={middle} cy={y} r={4} fill="var(--surface)" stroke="var(--c1)" strokeWidth={2} />
        <rect
          x={x}
          y={area.top}
          width={TIP.width}
          height={2 * TIP.padding + TIP.line * tip.length - 4}
          rx={8}
          fill="var(--ink)"
        />
        <text x={x + TIP.padding} y={area.top + TIP.padding + 9} fill="var(--ground)" opacity={0.75}>
          {day}
        </text>
        {figures.map((figure, at) => (
          <text
            key={figure}
            x={x + TIP.padding}
            y={area.top + TIP.padding + 10 + TIP.line * (at + 1)}
            fill="var(--ground)"
            className="text-xs font-semibold tabular-nums"
          >
            {figure}
          </text>
        ))}
      </g>
    </g>
  );
}
