import Link from "next/link";
import { actWords, codeWords } from "@/components/admin/code-words";
import { StaffTable } from "@/components/admin/staff/staff-table";
import type { Column } from "@/components/ui/table";
import type { AuditLine } from "@/lib/audit";
import { reasonLine } from "@/lib/kernel/approvals/reason-codes";
import { formatDateTime } from "@/lib/kernel/time-format";

type AuditTableProps = {
  lines: AuditLine[];
  /** The page's path with other criteria. */
  placeOf: (search: { actor?: string; act?: string; subject?: string }) => string;
};

/** Acts, newest first. Each actor, act and subject leads to its other lines. */
export function AuditTable({ lines, placeOf }: AuditTableProps) {
  return (
    <StaffTable
      caption="Acts, newest first"
      rows={lines}
      keyOf={({ id }) => id}
      columns={columnsFor(placeOf)}
    />
  );
}

const link = (href: string, text: string) => (
  <Link
    href={href}
    className="underline decoration-line underline-offset-2 wrap-anywhere md:whitespace-nowrap"
  >
    {text}
  </Link>
);

const columnsFor = (placeOf: AuditTableProps["placeOf"]): Column<AuditLine>[] => [
  { title: "When", cell: ({ at }) => <span className="whitespace-nowrap">{formatDateTime(at)}</span> },
  {
    title: "Who",
    cell: ({ actorId, actorName }) => link(placeOf({ actor: actorId }), actorName ?? "System"),
  },
  { title: "Act", cell: ({ act }) => link(placeOf({ act }), actWords(act)) },
  {
    title: "About",
    cell: ({ subjectKind, subjectId }) => (
      <span className="md:block md:max-w-48 md:truncate" title={subjectId}>
        {codeWords(subjectKind)} {link(placeOf({ subject: subjectId }), subjectId.slice(0, 36))}
      </span>
    ),
  },
  {
    title: "Reason",
    cell: ({ reason, detail }) => (
      <span className="wrap-anywhere">{reasonLine(detail?.reasonCode, reason) || "–"}</span>
    ),
  },
  {
    title: "Detail",
    cell: ({ detail }) =>
      detail && Object.keys(detail).length > 0 ? (
        <details>
          <summary className="cursor-pointer py-1.5 text-muted md:py-[3px]">show</summary>
          <code className="block max-w-80 text-xs whitespace-pre-wrap wrap-anywhere">
            {JSON.stringify(detail, null, 2)}
          </code>
        </details>
      ) : (
        "–"
      ),
  },
];
