import type { TradesOfDay } from "@/lib/staff";

const HEIGHT = 120;
const STEP = 20;
const BAR = 14;

/** Trades per Lagos day: what was opened, and within it what was completed that day. */
export function DayBars({ days }: { days: TradesOfDay[] }) {
  const most = Math.max(1, ...days.map(({ opened, completed }) => Math.max(opened, completed)));
  const total = days.reduce((sum, { opened }) => sum + opened, 0);
  const [first] = days;
  const last = days.at(-1);
  const says = `${total} trades opened in ${days.length} days, up to ${most} a day.`;
  return (
    <figure>
      <svg
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT + 4}`}
        className="h-40 w-full"
        aria-hidden
        preserveAspectRatio="none"
      >
        {days.map((day, at) => (
          <DayBar key={day.day} day={day} x={at * STEP} scale={HEIGHT / most} />
        ))}
        <path d={`M0 ${HEIGHT + 1}H${days.length * STEP}`} stroke="var(--line)" strokeWidth="1" />
      </svg>
      <p aria-hidden className="flex justify-between pt-1 text-xs text-muted tabular-nums">
        <span>{first && shortDay(first.day)}</span>
        <span>{last && shortDay(last.day)}</span>
      </p>
      <figcaption className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        <Key colour="bg-primary-soft ring-1 ring-inset ring-primary-ink">Opened</Key>
        <Key colour="bg-primary">Completed</Key>
        <span>{says}</span>
      </figcaption>
    </figure>
  );
}

function DayBar({ day, x, scale }: { day: TradesOfDay; x: number; scale: number }) {
  const { opened, completed } = day;
  const bar = (count: number) => ({ x: x + 3, y: HEIGHT - count * scale, width: BAR, height: count * scale });
  return (
    <g>
      <title>{`${shortDay(day.day)}: ${opened} opened, ${completed} completed`}</title>
      <rect x={x} y={0} width={STEP} height={HEIGHT} fill="transparent" />
      <rect
        {...bar(opened)}
        fill="var(--primary-soft)"
        stroke="var(--primary-ink)"
        strokeWidth={opened ? 1 : 0}
      />
      <rect {...bar(completed)} fill="var(--primary)" />
    </g>
  );
}

const Key = ({ colour, children }: { colour: string; children: string }) => (
  <span className="inline-flex items-center gap-1.5">
    <span aria-hidden className={`size-3 rounded-sm ${colour}`} />
    {children}
  </span>
);

const dayName = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

const shortDay = (day: string): string => dayName.format(new Date(`${day}T00:00:00Z`));
