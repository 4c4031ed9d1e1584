import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/table";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime, formatDuration, formatTimeLeft } from "@/lib/kernel/time-format";
import type { Outage } from "@/lib/trades";
import type { FormAction } from "@/lib/web/form-state";

type OutagesTableProps = {
  outages: Outage[];
  viewerId: string;
  /** Absent for who may only read. */
  acts: { renew: FormAction; close: FormAction } | undefined;
};

/** Outages: those that stop clocks first, then the newest. */
export const OutagesTable = ({ outages, viewerId, acts }: OutagesTableProps) => (
  <StaffTable
    caption="Outages, open ones first"
    rows={outages}
    keyOf={({ id }) => id}
    columns={[...columns, ...(acts ? [actsColumn(viewerId, acts)] : [])]}
  />
);

const noticedBy = { staff: "Staff", health: "Health check", heartbeat: "Our own gap" };

const columns: Column<Outage>[] = [
  { title: "What", cell: ({ what }) => <span className="font-semibold">{what}</span> },
  { title: "State", cell: (outage) => <StateBadge outage={outage} /> },
  { title: "Since", cell: ({ startedAt }) => formatDateTime(startedAt) },
  {
    title: "Length",
    cell: ({ startedAt, endedAt, now }) =>
      formatDuration(((endedAt ?? now).getTime() - startedAt.getTime()) / 1000),
  },
  { title: "Clocks stopped", numeric: true, cell: ({ stopped }) => stopped.toLocaleString("en-NG") },
  { title: "Noticed by", cell: ({ source, openedBy }) => openedBy ?? noticedBy[source] },
  { title: "Reason", cell: ({ reason }) => <span className="wrap-anywhere">{reason}</span> },
];

function StateBadge({ outage: { endedAt, until, isApplied, now } }: { outage: Outage }) {
  if (!endedAt) return <Badge tone="danger">{`open, ${formatTimeLeft(until, now)}`}</Badge>;
  return <Badge tone={isApplied ? "neutral" : "wait"}>{isApplied ? "ended" : "moving deadlines"}</Badge>;
}

const actsColumn = (
  viewerId: string,
  { renew, close }: { renew: FormAction; close: FormAction },
): Column<Outage> => ({
  title: "",
  cell: ({ id, endedAt, until }) =>
    !endedAt && (
      <div className="flex flex-wrap gap-2">
        <AgreeForm
          action={close}
          formKey={keyFor("close-outage", viewerId, id)}
          about={{ id }}
          label="Works again"
          pending="Closing"
        />
        <AgreeForm
          action={renew}
          formKey={keyFor("renew-outage", viewerId, id, until.toISOString())}
          about={{ id }}
          label="Renew for 6 h"
          pending="Renewing"
          kind="quiet"
        />
      </div>
    ),
});
