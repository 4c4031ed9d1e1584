import Link from "next/link";
import { ChartCard } from "@/components/charts/chart-card";
import type { Column } from "@/components/ui/table";
import { formatDuration } from "@/lib/kernel/time-format";
import { type QueueAge, queueRule } from "@/lib/staff";
import { StaffTable } from "../staff/staff-table";

/** From this share of the time allowed on, a queue needs attention. */
const NEARLY_LATE = 0.8;

const shareOf = ({ usedSeconds, allowedSeconds }: QueueAge) =>
  allowedSeconds === null ? 0 : usedSeconds / allowedSeconds;
const queueHref = ({ kind }: QueueAge) => `/admin/queues/${kind}?sort=due`;
const ageOf = ({ usedSeconds, allowedSeconds }: QueueAge) =>
  allowedSeconds === null
    ? formatDuration(usedSeconds)
    : `${formatDuration(usedSeconds)} of ${formatDuration(allowedSeconds)}`;

/** How much of the time it is given the oldest case of each queue has used. */
export function QueueAgeChart({ ages }: { ages: readonly QueueAge[] }) {
  const late = ages.reduce((sum, each) => sum + each.late, 0);
  const waiting = ages.reduce((sum, each) => sum + each.waiting, 0);
  return (
    <ChartCard
      id="queues"
      title="Queue age"
      figure={late > 0 ? <span className="text-danger">{late} late</span> : "None late"}
      change={`${waiting} waiting`}
      unit="The oldest one’s age, of the time allowed"
      chart={ages.length === 0 ? <p className="py-6 text-muted">Nothing waits.</p> : <Bars ages={ages} />}
      table={
        <StaffTable
          caption="Queues, the nearest to late first"
          rows={[...ages]}
          keyOf={({ kind }) => kind}
          columns={columns}
        />
      }
    />
  );
}

const Bars = ({ ages }: { ages: readonly QueueAge[] }) => (
  <ul className="mt-2 grid gap-0.5">
    {ages.map((age) => (
      <li
        key={age.kind}
        className="relative grid min-h-6.5 grid-cols-[minmax(0,7.5rem)_1.5rem_minmax(2rem,1fr)_5.5rem] items-center gap-2 text-xs hover:bg-ground max-lg:min-h-11"
      >
        <Link
          href={queueHref(age)}
          prefetch={false}
          className="truncate after:absolute after:inset-0 after:content-['']"
        >
          {queueRule(age.kind).title}
        </Link>
        <span className="text-right text-muted tabular-nums">{age.waiting}</span>
        <Bar age={age} />
        <span
          className={`text-right tabular-nums ${shareOf(age) >= 1 ? "font-semibold text-danger" : "text-muted"}`}
        >
          {ageOf(age)}
        </span>
      </li>
    ))}
  </ul>
);

const colourOf = (share: number) =>
  share >= 1 ? "var(--danger)" : share >= NEARLY_LATE ? "var(--wait)" : "var(--c2)";

/** The bar is full at nine tenths of its width; the line there is when a case is late. */
const Bar = ({ age }: { age: QueueAge }) => (
  <svg aria-hidden viewBox="0 0 100 12" preserveAspectRatio="none" className="h-3 w-full">
    <rect
      width={Math.max(1, Math.min(100, shareOf(age) * 90))}
      height="12"
      rx="1"
      fill={colourOf(shareOf(age))}
    />
    <path d="M90 0V12" stroke="var(--danger)" strokeDasharray="3 2" vectorEffect="non-scaling-stroke" />
  </svg>
);

const columns: Column<QueueAge>[] = [
  {
    title: "Queue",
    cell: (age) => (
      <Link href={queueHref(age)} prefetch={false} className="underline underline-offset-2">
        {queueRule(age.kind).title}
      </Link>
    ),
  },
  { title: "Waiting", numeric: true, cell: ({ waiting }) => waiting },
  { title: "Late", numeric: true, cell: ({ late }) => late },
  { title: "Oldest", numeric: true, cell: ageOf },
];
