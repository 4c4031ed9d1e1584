import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { InboxGroups } from "@/components/inbox/inbox-groups";
import { ReadAllForm } from "@/components/inbox/read-all-form";
import { PushInvite } from "@/components/notifications/push-switch";
import { UnreachableNotice } from "@/components/notifications/unreachable-notice";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { readInbox } from "@/lib/notifications";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { requireViewer } from "@/lib/web/session";
import { readAll } from "./actions";

export const metadata: Metadata = { title: "Inbox" };

type Address = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InboxPage({ searchParams }: Address) {
  const viewer = await requireViewer();
  const { before, show } = await searchParams;
  const unreadOnly = show === "unread";
  const { groups, next, now } = await readInbox(viewer.id, {
    before: z.uuid().safeParse(before).data,
    unreadOnly,
  });
  const newest = groups[0]?.notices[0];
  const hasUnread = groups.some(({ unread }) => unread > 0);
  const more = new URLSearchParams({ ...(unreadOnly && { show: "unread" }), ...(next && { before: next }) });
  return (
    <div className="max-w-3xl">
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["inbox.changed"]} />
      <PageHeading
        title="Inbox"
        aside={
          <Link
            href="/settings/notifications"
            className="flex min-h-11 items-center font-semibold text-primary-ink underline underline-offset-2"
          >
            Settings
          </Link>
        }
      />
      <UnreachableNotice userId={viewer.id} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Chip href="/inbox" current={!unreadOnly}>
          All
        </Chip>
        <Chip href="/inbox?show=unread" current={unreadOnly}>
          Unread
        </Chip>
        {hasUnread && newest && (
          <div className="ml-auto">
            <ReadAllForm action={readAll} upTo={newest.id} />
          </div>
        )}
      </div>
      <div className="not-empty:mb-4">
        <PushInvite viewer={viewer} title="Get a notification when something needs you" />
      </div>
      {groups.length === 0 ? (
        <EmptyState title={unreadOnly ? "You’ve read everything" : "Nothing here yet"}>
          News about your trades, your money and your account comes here.
        </EmptyState>
      ) : (
        <InboxGroups groups={groups} now={now} />
      )}
      <ShowMore href={next && `/inbox?${more}`}>Show older</ShowMore>
    </div>
  );
}
