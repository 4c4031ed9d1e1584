import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { LedgerState } from "@/lib/staff";

/** The last checks, newest first. */
export function CheckHistory({ checks, now }: { checks: LedgerState["checks"]; now: Date }) {
  if (checks.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 text-lg">Recent checks</h2>
      <StaffTable
        caption="Recent ledger checks, newest first"
        rows={checks}
        keyOf={({ at }) => at.toISOString()}
        columns={columnsFor(now)}
      />
    </section>
  );
}

const columnsFor = (now: Date): Column<LedgerState["checks"][number]>[] => [
  { title: "When", cell: ({ at }) => <RelativeTime at={at} now={now} /> },
  {
    title: "Checked",
    cell: ({ scope }) => (scope === "full" ? "everything" : "the newest postings"),
  },
  { title: "Rules", numeric: true, cell: ({ rules }) => rules.length },
  { title: "Took", numeric: true, cell: ({ durationMs }) => `${durationMs} ms` },
  {
    title: "Outcome",
    cell: ({ findings }) => (
      <Badge tone={findings.length === 0 ? "ok" : "danger"}>
        {findings.length === 0 ? "all pass" : `${findings.length} findings`}
      </Badge>
    ),
  },
];
