import "server-only";
import { headers } from "next/headers";
import { after } from "next/server";
import { log } from "@/lib/kernel/log";
import { readNotices } from "@/lib/notifications";

/**
 * The viewer has opened the page that notices lead to, so they are read: once the answer is sent, and not for a page that a browser
 * fetches ahead.
 */
export async function markOpened(viewer: { id: string }, link: string): Promise<void> {
  const sent = await headers();
  const isAhead = sent.has("next-router-prefetch") || /prefetch/.test(sent.get("sec-purpose") ?? "");
  if (isAhead) return;
  after(() =>
    readNotices(viewer, { link }).catch((error: unknown) =>
      log.error("could not mark notices as read", { error: String(error) }),
    ),
  );
}
