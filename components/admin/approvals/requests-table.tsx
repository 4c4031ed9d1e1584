import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { reasonWords } from "@/lib/kernel/approvals/reason-codes";
import { formatTimeLeft } from "@/lib/kernel/time-format";
import type { ListedRequest } from "@/lib/staff";
import { actNames, approvalStateNames, approvalStateTones } from "./words";

type RequestsTableProps = { caption: string; requests: ListedRequest[]; viewerId: string; now: Date };

/** Requests for a second person, open or ended; `now` is the time that came with the read. */
export const RequestsTable = ({ caption, requests, viewerId, now }: RequestsTableProps) => (
  <StaffTable caption={caption} rows={requests} keyOf={({ id }) => id} columns={columnsFor(viewerId, now)} />
);

const columnsFor = (viewerId: string, now: Date): Column<ListedRequest>[] => [
  {
    title: "Request",
    cell: ({ id, subject }) => (
      <Link href={`/admin/approvals/${id}`} className={`${tradeLinkClass} whitespace-nowrap`}>
        {subject.name}
      </Link>
    ),
  },
  { title: "Type", cell: ({ act }) => <span className="whitespace-nowrap">{actNames[act]}</span> },
  { title: "Effect", cell: ({ effectText }) => effectText.says },
  { title: "Reason", cell: ({ reasonCode }) => reasonWords(reasonCode) ?? "–" },
  {
    title: "Requested by",
    cell: ({ creatorId, creatorName, createdAt }) => (
      <>
        {creatorId === viewerId ? "You" : creatorName},{" "}
        <RelativeTime at={createdAt} now={now} className="whitespace-nowrap text-muted" />
      </>
    ),
  },
  { title: "State", cell: (request) => <RequestState request={request} now={now} /> },
];

function RequestState({ request, now }: { request: ListedRequest; now: Date }) {
  const { state, expiresAt, endedAt, endedBy } = request;
  return (
    <span className="inline-flex flex-wrap items-center gap-2 max-md:justify-end">
      <Badge tone={approvalStateTones[state]}>{approvalStateNames[state]}</Badge>
      {state === "ASKED" && (
        <span className="whitespace-nowrap text-muted">{formatTimeLeft(expiresAt, now)}</span>
      )}
      {endedAt && (
        <span className="text-muted">
          {endedBy && `${endedBy}, `}
          <RelativeTime at={endedAt} now={now} className="whitespace-nowrap" />
        </span>
      )}
    </span>
  );
}
