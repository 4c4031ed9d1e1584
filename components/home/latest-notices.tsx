import Link from "next/link";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { InboxNotice } from "@/lib/notifications";

/** The newest notices in a line each; the inbox has the rest. */
export const LatestNotices = ({ notices, now }: { notices: InboxNotice[]; now: Date }) => (
  <Card>
    <ul className="divide-y divide-line">
      {notices.map(({ id, title, body, link, createdAt }) => (
        <li
          key={id}
          className="relative flex items-baseline gap-4 px-4 py-3 first:rounded-t-box last:rounded-b-box has-[a:hover]:bg-ground/70 sm:px-5"
        >
          <div className="min-w-0 flex-1">
            <Link
              href={link}
              prefetch={false}
              className="font-semibold wrap-anywhere after:absolute after:inset-0 after:content-['']"
            >
              {title}
            </Link>
            <p className="line-clamp-2 text-sm text-muted wrap-anywhere">{body}</p>
          </div>
          <RelativeTime at={createdAt} now={now} className="shrink-0 text-sm text-muted" />
        </li>
      ))}
    </ul>
  </Card>
);
