"use client";
import Link from "next/link";
import { useState } from "react";
import { BellIcon } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import type { InboxWatchProps } from "./inbox-watch";

type BellProps = {
  realtime: RealtimeSettings;
  userId: string;
  /** How many notices were unread when the page was made. */
  unread: number;
};

/** The way to the inbox, with how much there is unread, live. */
export function Bell({ realtime, userId, unread }: BellProps) {
  const [shown, setShown] = useState({ rendered: unread, now: unread });
  // The page came anew: what the server says with it is the newest.
  if (shown.rendered !== unread) setShown({ rendered: unread, now: unread });
  return (
    <>
      <Link
        href="/inbox"
        prefetch={false}
        className="relative grid size-11 shrink-0 place-items-center rounded-full hover:bg-primary-soft"
      >
        <BellIcon size={21} />
        <span className="sr-only">Inbox{shown.now > 0 ? `, ${shown.now} unread` : ""}</span>
        {shown.now > 0 && (
          <span
            aria-hidden
            className="fig absolute top-0.5 right-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-danger px-1 text-[0.6875rem] font-bold text-white tabular-nums"
          >
            {shown.now > 99 ? "99+" : shown.now}
          </span>
        )}
      </Link>
      <InboxWatch
        realtime={realtime}
        userId={userId}
        unread={shown.now}
        onChange={(now) => setShown((before) => ({ ...before, now }))}
      />
    </>
  );
}

const InboxWatch = later<InboxWatchProps>(async () => (await import("./inbox-watch")).InboxWatch);
