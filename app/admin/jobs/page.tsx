import type { Metadata } from "next";
import { DeadJobsTable } from "@/components/admin/staff/dead-jobs-table";
import { StaffActsTable } from "@/components/admin/staff/staff-acts-table";
import { PageHeading } from "@/components/shell/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { may, mayRead } from "@/lib/kernel/permissions";
import { formatDuration } from "@/lib/kernel/time-format";
import { jobsFor, recentStaffActs } from "@/lib/staff";
import { requirePermission } from "../require-permission";
import { retry } from "./actions";

export const metadata: Metadata = { title: "Jobs" };

type Asked = Promise<{ retried?: string | string[] }>;

export default async function AdminJobsPage({ searchParams }: { searchParams: Asked }) {
  const viewer = await requirePermission("job.retry", mayRead);
  const [{ dead, queue, now }, acts, { retried }] = await Promise.all([
    jobsFor(viewer),
    recentStaffActs(viewer),
    searchParams,
  ]);
  return (
    <>
      <PageHeading
        title="Jobs"
        lead={
          queue.waiting === 0
            ? "All jobs have run."
            : `${queue.waiting} waiting; the oldest that should have run is ${formatDuration(queue.oldestSeconds)} late.`
        }
      />
      {typeof retried === "string" && (
        <div className="mb-5">
          <Notice tone="ok">
            Retrying {retried.slice(0, 80)}. If it fails again, it will reappear here.
          </Notice>
        </div>
      )}
      {dead.length > 0 ? (
        <DeadJobsTable jobs={dead} now={now} action={may(viewer, "job.retry") ? retry : undefined} />
      ) : (
        <EmptyState title="No dead jobs">
          Failed jobs are retried for about an hour and a half, then appear here.
        </EmptyState>
      )}
      {acts.length > 0 && (
        <section className="mt-10">
          <h2 className="mb-3 text-lg">Recent staff actions</h2>
          <StaffActsTable acts={acts} now={now} />
        </section>
      )}
    </>
  );
}
