"use client";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { useAsking } from "@/components/realtime/use-asking";
import { useChannel } from "@/components/realtime/use-channel";
import { type RealtimeSettings, userChannel } from "@/lib/realtime/channels";
import { apiGet, apiPost, isAccessLost } from "@/lib/web/browser-api";

/** Polling interval while disconnected. */
const ASK_EVERY_MS = 30_000;
/** Before the title of a page: how much is unread. */
const COUNT = /^\(\d+\+?\) /;

export type InboxWatchProps = {
  realtime: RealtimeSettings;
  userId: string;
  unread: number;
  /** Called with how much is unread when it can have changed. */
  onChange: (unread: number) => void;
};

interface Inbox {
  items: { link: string; isRead: boolean }[];
  unread: number;
}

/** Fetches the count on hints, shows it in the tab's title, and reads what is about the page that is looked at. */
export function InboxWatch({ realtime, userId, unread, onChange }: InboxWatchProps) {
  const [isOver, setOver] = useState(false);
  const path = usePathname();
  const ask = async () => {
    const inbox = await apiGet<Inbox>("/notifications?limit=5");
    onChange(inbox.unread);
    const isOpen = inbox.items.some(({ link, isRead }) => link === path && !isRead);
    if (isOpen && document.visibilityState === "visible")
      await apiPost("/notifications/read", { link: path });
  };
  const tryAsking = () => void ask().catch((error: unknown) => setOver(isAccessLost(error)));
  const live = useChannel(realtime, userChannel(userId), {
    "inbox.changed": tryAsking,
    caughtUp: tryAsking,
  });
  useAsking(tryAsking, live || isOver ? null : ASK_EVERY_MS);
  useTitleCount(unread);
  return null;
}

/** Next sets the title anew on each page, so it is watched. */
function useTitleCount(unread: number): void {
  useEffect(() => {
    const write = () => {
      const plain = document.title.replace(COUNT, "");
      const title = unread > 0 ? `(${unread > 99 ? "99+" : unread}) ${plain}` : plain;
      if (document.title !== title) document.title = title;
    };
    write();
    const watch = new MutationObserver(write);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [unread]);
}
