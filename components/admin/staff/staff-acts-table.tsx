import { actWords, codeWords } from "@/components/admin/code-words";
import { TradeLink } from "@/components/admin/trades/trades-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { StaffAct } from "@/lib/staff";
import { StaffTable } from "./staff-table";

/** The newest rows of the audit that people have caused. */
export function StaffActsTable({ acts, now }: { acts: StaffAct[]; now: Date }) {
  return (
    <StaffTable
      caption="Staff actions, newest first"
      rows={acts}
      keyOf={({ id }) => id.toString()}
      columns={columnsFor(now)}
    />
  );
}

const columnsFor = (now: Date): Column<StaffAct>[] => [
  { title: "When", cell: ({ at }) => <RelativeTime at={at} now={now} className="whitespace-nowrap" /> },
  { title: "Who", cell: ({ actorName }) => actorName },
  { title: "Action", cell: ({ act }) => actWords(act) },
  { title: "Target", cell: subjectOf },
  { title: "Reason", cell: ({ reason }) => reason ?? "not required" },
];

/** A trade by the code that people read out; anything else has no page, only its id. */
function subjectOf({ subjectKind, subjectId }: StaffAct) {
  if (subjectKind !== "trade")
    return <span className="break-all">{`${codeWords(subjectKind)} ${subjectId}`}</span>;
  return <TradeLink id={subjectId} />;
}
