import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { PersonNotice } from "@/lib/notifications";
import { channelNames, stateLooks } from "./words";

/** A person's last notices, and what became of each. */
export function PersonNotices({ notices, now }: { notices: PersonNotice[]; now: Date }) {
  if (notices.length === 0) return <EmptyState title="No notices yet" />;
  return (
    <StaffTable
      caption="Their last notices, newest first"
      rows={notices}
      keyOf={({ id }) => id}
      columns={columnsFor(now)}
    />
  );
}

const columnsFor = (now: Date): Column<PersonNotice>[] => [
  { title: "When", cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} /> },
  {
    title: "Kind",
    cell: ({ id, key }) => (
      <Link href={`/admin/deliveries/${id}`} className="font-semibold underline">
        {key}
      </Link>
    ),
  },
  {
    title: "Read",
    cell: ({ readAt }) => (readAt ? <RelativeTime at={readAt} now={now} /> : "not yet"),
  },
  { title: "Outside", cell: ({ became }) => became.map(inWords).join(", ") || "inbox alone" },
];

function inWords(one: string): string {
  const [channel = "", state = ""] = one.split(" ");
  return `${channelNames[channel as keyof typeof channelNames]} ${stateLooks[state as keyof typeof stateLooks].label}`;
}
