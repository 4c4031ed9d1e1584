import Link from "next/link";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { InboxGroup, InboxNotice } from "@/lib/notifications";

/** Notices by subject: the newest in full, those before it in a line each. */
export function InboxGroups({ groups, now }: { groups: readonly InboxGroup[]; now: Date }) {
  return (
    <ol className="grid gap-3">
      {groups.map(({ group, ...rest }) => (
        <li key={group}>
          <Subject {...rest} now={now} />
        </li>
      ))}
    </ol>
  );
}

function Subject({ notices, link, unread, count, now }: Omit<InboxGroup, "group"> & { now: Date }) {
  const [newest, ...older] = notices;
  if (!newest) return null;
  return (
    <Card className={`relative p-4 md:p-5 ${unread > 0 ? "border-edge" : ""}`}>
      <div className="flex items-start gap-3">
        <UnreadMark isUnread={unread > 0} />
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline justify-between gap-3">
            <h2 className="text-base wrap-anywhere">
              <Link href={link} prefetch={false} className="after:absolute after:inset-0 hover:underline">
                {newest.title}
              </Link>
            </h2>
            <RelativeTime at={newest.createdAt} now={now} className="shrink-0 text-sm text-muted" />
          </div>
          {newest.body.split("\n\n").map((paragraph) => (
            <p key={paragraph} className="mt-1 text-muted wrap-anywhere">
              {paragraph}
            </p>
          ))}
          {older.length > 0 && <Older notices={older} more={count - notices.length} now={now} />}
        </div>
      </div>
    </Card>
  );
}

const UnreadMark = ({ isUnread }: { isUnread: boolean }) => (
  <span className={`mt-2 size-2 shrink-0 rounded-full ${isUnread ? "bg-danger" : "bg-transparent"}`}>
    {isUnread && <span className="sr-only">Unread</span>}
  </span>
);

function Older({ notices, more, now }: { notices: readonly InboxNotice[]; more: number; now: Date }) {
  return (
    <ul className="mt-3 grid gap-1.5 border-t border-line pt-3 text-sm text-muted">
      {notices.map(({ id, title, createdAt }) => (
        <li key={id} className="flex justify-between gap-3">
          <span className="min-w-0 wrap-anywhere">{title}</span>
          <RelativeTime at={createdAt} now={now} className="shrink-0" />
        </li>
      ))}
      {more > 0 && <li>And {more} earlier</li>}
    </ul>
  );
}
