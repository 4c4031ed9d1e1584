import { ChosenForm, chooseColumn } from "@/components/admin/bulk/choose";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { keyFor } from "@/lib/kernel/ids";
import type { DeadJob } from "@/lib/kernel/worker/jobs";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { RetryForm } from "./retry-form";
import { StaffTable } from "./staff-table";

/** Only the beginning of an error is shown: the rest is its stack, which the log has. */
const ERROR_SHOWN = 300;

type DeadJobsTableProps = {
  jobs: DeadJob[];
  now: Date;
  /** Retries one; absent for those who may not. */
  action: FormAction | undefined;
};

/** Jobs that have given up, oldest first, each with what went wrong last. */
export function DeadJobsTable({ jobs, now, action }: DeadJobsTableProps) {
  return (
    <>
      <StaffTable
        caption="Dead jobs, oldest first"
        rows={jobs}
        keyOf={({ id }) => id.toString()}
        columns={columnsFor(action, now)}
      />
      {action && <ChosenForm permission="job.retry" label="Retry chosen jobs" />}
    </>
  );
}

const boxes = chooseColumn<DeadJob>(
  ({ id }) => id.toString(),
  ({ job }) => job,
);

const columnsFor = (action: FormAction | undefined, now: Date): Column<DeadJob>[] => [
  ...(action ? [boxes] : []),
  { title: "Job", cell: ({ job }) => <span className="font-semibold break-all">{job}</span> },
  { title: "Attempts", numeric: true, cell: ({ attempts }) => attempts },
  { title: "Since", cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} /> },
  { title: "Last attempt", cell: ({ updatedAt }) => <RelativeTime at={updatedAt} now={now} /> },
  {
    title: "Last error",
    cell: ({ lastError }) => (
      <span className="line-clamp-4 max-w-md break-words">
        {lastError?.split("\n", 1)[0]?.slice(0, ERROR_SHOWN) ?? "none recorded"}
      </span>
    ),
  },
  ...(action
    ? [
        {
          title: "Retry",
          cell: (job: DeadJob) => (
            <RetryForm
              action={action}
              // Dead once more is another act: the key changes with each death.
              initial={newForm(keyFor("retry job", job.id, job.updatedAt.toISOString()))}
              jobId={job.id.toString()}
              job={job.job}
            />
          ),
        },
      ]
    : []),
];
