import type { ReactNode } from "react";
import { shortDay } from "./days";
import { AREA, type Area, bottomOf, columnsOf, type heightScale, rightOf } from "./scales";

type FrameProps = {
  /** What the chart shows, for those who do not see it; the table beside it has the figures. */
  says: string;
  scale: ReturnType<typeof heightScale>;
  label: (value: number) => string;
  /** 'YYYY-MM-DD', one for each column; the last is today. */
  days: readonly string[];
  area?: Area;
  /** How many heights are named. */
  ticks?: number;
  children: ReactNode;
};

/** How many days are named below a chart. */
const NAMED = 4;

/** The axes of a chart over days, drawn by the server. */
export function Frame({ says, scale, label, days, area = AREA, ticks = 4, children }: FrameProps) {
  const { middle } = columnsOf(days.length, area);
  const right = rightOf(area);
  const step = Math.max(1, Math.floor((days.length - 1) / NAMED));
  const named = days
    .map((day, at) => ({ day, at }))
    .filter(({ at }) => at === days.length - 1 || (at % step === 0 && at + step <= days.length - 1));
  return (
    <>
      <p className="sr-only">{says}</p>
      <svg viewBox={`0 0 ${area.width} ${area.height}`} className="w-full text-[11px]" aria-hidden>
        {scale.ticks(ticks).map((value) => (
          <g key={value}>
            <path d={`M${area.left} ${scale(value)}H${right}`} stroke="var(--grid)" />
            <text x={area.left - 6} y={scale(value)} dy="0.32em" textAnchor="end" fill="var(--muted)">
              {label(value)}
            </text>
          </g>
        ))}
        {children}
        <path d={`M${area.left} ${bottomOf(area)}H${right}`} stroke="var(--line)" />
        {named.map(({ day, at }) => {
          const isLast = at === days.length - 1;
          return (
            <text
              key={day}
              x={isLast ? right : middle(at)}
              y={area.height - 6}
              textAnchor={isLast ? "end" : at === 0 ? "start" : "middle"}
              fill="var(--muted)"
            >
              {isLast ? "today" : shortDay(day)}
            </text>
          );
        })}
      </svg>
    </>
  );
}
