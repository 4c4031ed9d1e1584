import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { formatDuration } from "@/lib/kernel/time-format";
import type { DeliveryLine } from "@/lib/notifications";
import { channelNames, reasonOf, stateLooks } from "./words";

type DeliveriesTableProps = {
  lines: DeliveryLine[];
  now: Date;
  /** On the page of one notice, its kind and person stand above. */
  isOfOne?: boolean;
};

/** What was sent, and what became of it. */
export const DeliveriesTable = ({ lines, now, isOfOne = false }: DeliveriesTableProps) => (
  <StaffTable
    caption="Deliveries"
    rows={lines}
    keyOf={({ id }) => id}
    columns={[whenColumn(now), ...(isOfOne ? [] : subjectColumns), ...columns]}
  />
);

const whenColumn = (now: Date): Column<DeliveryLine> => ({
  title: "When",
  cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} />,
});

const subjectColumns: Column<DeliveryLine>[] = [
  {
    title: "Kind",
    cell: ({ key, noticeId }) => (
      <Link href={`/admin/deliveries/${noticeId}`} className="font-semibold underline">
        {key}
      </Link>
    ),
  },
  {
    title: "Person",
    cell: ({ name, userId }) =>
      name === null ? (
        userId.slice(-6)
      ) : (
        <Link href={`/admin/people/${userId}?tab=notices`} className="underline">
          {name}
        </Link>
      ),
  },
];

const columns: Column<DeliveryLine>[] = [
  {
    title: "Channel",
    cell: ({ channel, wasResent }) => `${channelNames[channel]}${wasResent ? ", sent again" : ""}`,
  },
  { title: "To", cell: ({ to }) => to },
  {
    title: "State",
    cell: ({ state, reason }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <Badge tone={stateLooks[state].tone}>{stateLooks[state].label}</Badge>
        <span className="wrap-anywhere text-muted">{reasonOf(reason)}</span>
      </span>
    ),
  },
  {
    title: "Delivered in",
    numeric: true,
    cell: ({ state, sentAt, endedAt }) =>
      state === "DELIVERED" && sentAt && endedAt
        ? formatDuration((endedAt.getTime() - sentAt.getTime()) / 1_000)
        : "",
  },
  {
    title: "Cost",
    numeric: true,
    cell: ({ costMinor }) => (costMinor === null ? "" : <Money minor={costMinor} />),
  },
];
