import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { type FlagKind, flagOf } from "@/lib/kernel/flags/flags";
import type { FlagOverview } from "@/lib/settings";
import { FlagState } from "./flag-state";

const kinds: Record<FlagKind, string> = {
  release: "release",
  kill: "kill switch",
  permission: "permission",
};

const columns: Column<FlagOverview>[] = [
  {
    title: "Flag",
    cell: ({ key }) => (
      <Link href={`/admin/flags/${key}`} prefetch={false} className="font-semibold underline">
        {key}
      </Link>
    ),
  },
  { title: "Guards", cell: ({ key }) => flagOf(key).says },
  {
    title: "Kind",
    cell: ({ kind, isMoney }) => (
      <>
        {kinds[kind]}
        {isMoney && ", money"}
      </>
    ),
  },
  {
    title: "State",
    cell: (flag) => (
      <span className="inline-flex flex-wrap gap-1">
        <FlagState flag={flag} />
        {flag.requestId && <Badge tone="wait">change requested</Badge>}
      </span>
    ),
  },
  { title: "Changed", cell: ({ changedAt, now }) => <RelativeTime at={changedAt} now={now} /> },
];

/** All feature flags. */
export const FlagsTable = ({ flags }: { flags: FlagOverview[] }) => (
  <StaffTable caption="Feature flags" rows={flags} keyOf={({ key }) => key} columns={columns} />
);
