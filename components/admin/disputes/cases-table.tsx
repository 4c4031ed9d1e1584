import { StaffTable } from "@/components/admin/staff/staff-table";
import { TradeLink } from "@/components/admin/trades/trades-table";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { OpenCase } from "@/lib/disputes";
import { DECIDED_WITHIN, reasonWords } from "@/lib/disputes/words";

/** Why a trade is disputed, in words. The clock gives its own reason. */
export const reasonOf = ({ kind, reason }: Pick<OpenCase, "kind" | "reason">): string =>
  reasonWords(kind, reason) ?? "Deadline passed";

/** Disputes that wait for a moderator, oldest first. */
export function CasesTable({ cases, now }: { cases: OpenCase[]; now: Date }) {
  return (
    <StaffTable
      caption="Open disputes, oldest first"
      rows={cases}
      keyOf={({ tradeId }) => tradeId}
      columns={columnsFor(now)}
    />
  );
}

const columnsFor = (now: Date): Column<OpenCase>[] => [
  {
    title: "Trade",
    cell: ({ tradeId }) => <TradeLink id={tradeId} />,
  },
  { title: "Waiting", cell: ({ createdAt }) => <Waiting since={createdAt} now={now} /> },
  {
    title: "Review",
    cell: ({ reviewStartedAt }) =>
      reviewStartedAt ? <RelativeTime at={reviewStartedAt} now={now} /> : "Not started",
  },
  { title: "Reason", cell: reasonOf },
  { title: "Opened by", cell: ({ openedBy }) => (openedBy === "clock" ? "the system" : openedBy) },
  { title: "In escrow", numeric: true, cell: ({ priceMinor }) => <Money minor={priceMinor} /> },
  { title: "Buyer", cell: ({ buyerName }) => buyerName },
  { title: "Seller", cell: ({ sellerName }) => sellerName },
];

function Waiting({ since, now }: { since: Date; now: Date }) {
  const isLate = now.getTime() - since.getTime() > DECIDED_WITHIN;
  return (
    <span className="inline-flex items-center gap-2">
      <RelativeTime at={since} now={now} />
      {isLate && <Badge tone="danger">Late</Badge>}
    </span>
  );
}
