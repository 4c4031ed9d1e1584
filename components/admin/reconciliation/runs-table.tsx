import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { formatDay } from "@/lib/kernel/time-format";
import type { ReconciliationState, RunLine } from "@/lib/reconciliation";

const kinds: Record<RunLine["kind"], string> = {
  run: "every 20 s",
  before_payout: "before a payout",
  daily: "daily",
};

const linkClass = "font-medium text-primary-ink underline underline-offset-3";

/** The last comparisons, newest first. */
export function RunsTable({ runs, now }: { runs: RunLine[]; now: Date }) {
  return (
    <StaffTable
      caption="Recent comparisons, newest first"
      rows={runs}
      keyOf={({ id }) => id.toString()}
      columns={columnsFor(now)}
    />
  );
}

const columnsFor = (now: Date): Column<RunLine>[] => [
  { title: "When", cell: (run) => <When {...run} now={now} /> },
  { title: "Reason", cell: ({ kind }) => kinds[kind] },
  { title: "Under way", numeric: true, cell: ({ lines }) => lines },
  { title: "Took", numeric: true, cell: ({ durationMs }) => `${durationMs} ms` },
  { title: "Outcome", cell: (run) => <Outcome {...run} /> },
];

/** Only a run with a response from the gateway has a page. */
function When({ id, at, answered, now }: RunLine & { now: Date }) {
  const time = <RelativeTime at={at} now={now} />;
  return answered ? (
    <Link href={`/admin/reconciliation/${id}`} className={linkClass}>
      {time}
    </Link>
  ) : (
    time
  );
}

function Outcome({ answered, differences }: RunLine) {
  if (!answered) return <Badge tone="wait">gateway didn’t respond</Badge>;
  if (differences === 0) return <Badge tone="ok">matched</Badge>;
  return <Badge tone="danger">{differences === 1 ? "1 difference" : `${differences} differences`}</Badge>;
}

type Report = ReconciliationState["reports"][number];

/** The daily reports, newest first. */
export function ReportsTable({ reports }: { reports: Report[] }) {
  return (
    <StaffTable
      caption="Daily reports, newest first"
      rows={reports}
      keyOf={({ day }) => day}
      columns={ofReports}
    />
  );
}

const ofReports: Column<Report>[] = [
  {
    title: "Day",
    cell: ({ id, day }) => (
      <Link href={`/admin/reconciliation/${id}`} className={linkClass}>
        {formatDay(new Date(day))}
      </Link>
    ),
  },
  { title: "Took", numeric: true, cell: ({ durationMs }) => `${Math.ceil(durationMs / 1000)} s` },
  { title: "Outcome", cell: (report) => <Outcome {...report} /> },
];
