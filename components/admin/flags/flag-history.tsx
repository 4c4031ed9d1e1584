import { StaffTable } from "@/components/admin/staff/staff-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { FlagVersion } from "@/lib/settings";
import { changedWords } from "@/lib/settings/flags/words";

interface Shown extends FlagVersion {
  changes: { what: string; now: string; after: string }[];
  readAt: Date;
}

const columns: Column<Shown>[] = [
  { title: "When", cell: ({ at, readAt }) => <RelativeTime at={at} now={readAt} /> },
  { title: "Who", cell: ({ byName }) => byName ?? "Amana" },
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
        {changes.length === 0 && <li>First version</li>}
      </ul>
    ),
  },
  { title: "Reason", cell: ({ reason }) => <span className="wrap-anywhere">{reason}</span> },
];

/** The versions of a flag, newest first, each as what it changed. */
export function FlagHistory({ versions, now }: { versions: FlagVersion[]; now: Date }) {
  const rows = versions.map((version, at) => {
    const before = versions[at + 1];
    return { ...version, readAt: now, changes: before ? changedWords(before, version) : [] };
  });
  return (
    <StaffTable caption="History" rows={rows} keyOf={({ version }) => String(version)} columns={columns} />
  );
}
