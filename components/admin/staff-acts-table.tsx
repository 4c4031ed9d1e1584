import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { StaffAct } from "@/lib/admin";
import { StaffTable } from "./staff-table";

/** The newest rows of the audit that people have caused. */
export function StaffActsTable({ acts, now }: { acts: StaffAct[]; now: Date }) {
  return (
    <StaffTable
      caption="What staff did, newest first"
      rows={acts}
      keyOf={({ id }) => id.toString()}
      columns={columnsFor(now)}
    />
  );
}

const columnsFor = (now: Date): Column<StaffAct>[] => [
  { title: "When", cell: ({ at }) => <RelativeTime at={at} now={now} /> },
  { title: "Who", cell: ({ actorName }) => actorName },
  { title: "Act", cell: ({ act }) => act },
  {
    title: "On",
    cell: ({ subjectKind, subjectId }) => (
      <span className="break-all">
        {subjectKind} {subjectId}
      </span>
    ),
  },
  { title: "Reason", cell: ({ reason }) => reason ?? "none asked" },
];
