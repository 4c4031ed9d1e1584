import { line } from "d3-shape";

const [WIDTH, HEIGHT, EDGE] = [84, 28, 2];

type PriceSparkProps = {
  /** From the oldest to the newest, minor units; null where there was none. */
  values: readonly (bigint | null)[];
  /** Its width. */
  className?: string;
};

/** A price over some days without axes, drawn by the server: decoration beside a price that is also written. */
export function PriceSpark({ values, className = "w-21" }: PriceSparkProps) {
  const points = values.flatMap((value, at) => (value === null ? [] : [[at, Number(value)] as const]));
  if (points.length < 2) return null;
  const prices = points.map(([, price]) => price);
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const x = ([at]: readonly [number, number]) =>
    EDGE + (at * (WIDTH - 2 * EDGE)) / Math.max(1, values.length - 1);
  const y = ([, price]: readonly [number, number]) =>
    most === least ? HEIGHT / 2 : HEIGHT - EDGE - ((price - least) * (HEIGHT - 2 * EDGE)) / (most - least);
  const drawn = line<readonly [number, number]>().x(x).y(y)(points) ?? "";
  const [first, last] = [points[0], points.at(-1)];
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={`h-7 text-primary-ink ${className}`}
      aria-hidden
    >
      {first && last && (
        <path d={`${drawn}L${x(last)},${HEIGHT}L${x(first)},${HEIGHT}Z`} fill="currentColor" opacity={0.1} />
      )}
      <path
        d={drawn}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.6}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
