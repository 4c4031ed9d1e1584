import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/table";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { SettingVersion } from "@/lib/staff";
import type { SettingForm } from "@/lib/staff/settings/forms";
import { changesOf } from "@/lib/staff/settings/typed";

interface Shown extends SettingVersion {
  changes: { what: string; now: string; after: string }[];
}

const columns: Column<Shown>[] = [
  {
    title: "From",
    cell: ({ from, approvalId }) =>
      from ? approvalId ? formatDateTime(from) : "The beginning" : <Badge tone="danger">vetoed</Badge>,
  },
  {
    title: "Who",
    cell: ({ creatorName, approverName, approvalId }) =>
      approvalId ? (
        <Link href={`/admin/approvals/${approvalId}`} prefetch={false} className="underline">
          {creatorName} and {approverName}
        </Link>
      ) : (
        "Amana"
      ),
  },
  {
    title: "What",
    cell: ({ changes }) => (
      <ul>
        {changes.map(({ what, now, after }) => (
          <li key={what} className="wrap-anywhere">
            {what}: <del className="text-muted">{now}</del>{" "}
            <ins className="font-semibold no-underline">{after}</ins>
          </li>
        ))}
        {changes.length === 0 && <li>Default</li>}
      </ul>
    ),
  },
  { title: "Reason", cell: ({ reason }) => <span className="wrap-anywhere">{reason}</span> },
];

/** The values of a setting, the latest first, each as what it changed. */
export function SettingHistory({ form, versions }: { form: SettingForm; versions: SettingVersion[] }) {
  const rows = versions.map((version, at) => {
    // A vetoed value never was in force.
    const before = versions.slice(at + 1).find(({ from }) => from !== null);
    return { ...version, changes: before ? changesOf(form, before.value, version.value) : [] };
  });
  return <StaffTable caption="History" rows={rows} keyOf={({ id }) => id} columns={columns} />;
}
