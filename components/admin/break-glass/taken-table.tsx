import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { keyFor } from "@/lib/kernel/ids";
import { permissions } from "@/lib/kernel/permissions";
import type { TakenPermission } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";

type TakenTableProps = {
  taken: TakenPermission[];
  viewerId: string;
  /** Says that an administrator has looked; absent for others. */
  ratify: FormAction | undefined;
};

/** Permissions that were taken in an emergency: those that nobody has looked at first, then the newest. */
export const TakenTable = ({ taken, viewerId, ratify }: TakenTableProps) => (
  <StaffTable
    caption="Permissions taken in an emergency"
    rows={taken}
    keyOf={({ id }) => id}
    columns={columnsFor(viewerId, ratify)}
  />
);

const columnsFor = (viewerId: string, ratify: FormAction | undefined): Column<TakenPermission>[] => [
  { title: "When", cell: ({ at, now }) => <RelativeTime at={at} now={now} /> },
  { title: "Who", cell: ({ takerName }) => <span className="font-semibold wrap-anywhere">{takerName}</span> },
  { title: "What", cell: ({ permission }) => permissions[permission].says },
  { title: "Reason", cell: ({ reason }) => <span className="wrap-anywhere">{reason}</span> },
  {
    title: "Looked at",
    cell: ({ id, takerId, ratifiedBy, isIncident }) => (
      <div className="grid gap-2">
        {ratifiedBy ?? (
          <Badge tone={isIncident ? "danger" : "wait"}>{isIncident ? "incident" : "waiting"}</Badge>
        )}
        {!ratifiedBy && ratify && takerId !== viewerId && (
          <AgreeForm
            action={ratify}
            formKey={keyFor("ratify", viewerId, id)}
            about={{ id }}
            label="I have looked at it"
            pending="Saving"
            kind="quiet"
          />
        )}
      </div>
    ),
  },
];
