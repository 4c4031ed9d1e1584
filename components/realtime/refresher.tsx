"use client";
import { useEffect, useRef } from "react";
import { usePageViewer } from "@/components/form/page-viewer";
import type { HintFacts, HintName, RealtimeSettings } from "@/lib/realtime/channels";
import { apiGet } from "@/lib/web/browser-api";
import { useAsking } from "./use-asking";
import { useChannel } from "./use-channel";
import { useRefresh } from "./use-refresh";

/** Concurrent events cause one refresh. */
const GATHER_MS = 300;
/** Polling interval while disconnected. */
const ASK_EVERY_MS = 15_000;
/** A day: browsers' timers overflow after 24 of them. */
const LONGEST_TIMER_MS = 24 * 60 * 60_000;

export type RefreshOnProps = {
  realtime: RealtimeSettings;
  channel: string;
  events: readonly HintName[];
  /** Only events about this offer count. */
  offerId?: string;
  /** It waits while something is being typed on the page. */
  canWait?: boolean;
  /** Milliseconds from now until the page becomes stale by itself. */
  staleInMs?: number;
};

/** Refreshes the page when its data has changed; keeps the user's input. */
export function Refresher({ realtime, channel, events, offerId, canWait, staleInMs }: RefreshOnProps) {
  const refresh = useRefresh({ canWait });
  const viewer = usePageViewer();
  const isDue = useRef(false);
  const soon = () => {
    if (isDue.current) return;
    isDue.current = true;
    setTimeout(() => {
      isDue.current = false;
      refresh();
    }, GATHER_MS);
  };
  const onEvent = (about: HintFacts) => {
    if (offerId === undefined || about.offerId === offerId) soon();
  };
  useEffect(() => {
    if (staleInMs === undefined || staleInMs > LONGEST_TIMER_MS) return () => {};
    const timer = setTimeout(refresh, staleInMs);
    return () => clearTimeout(timer);
  }, [refresh, staleInMs]);
  const live = useChannel(realtime, channel, {
    ...Object.fromEntries(events.map((event) => [event, onEvent])),
    // Also initially, because events between rendering and subscribing were missed.
    caughtUp: soon,
  });
  // Not once another person has signed in next to this tab, or nobody is: what is typed here would be lost.
  const askAsViewer = () => void (viewer === "" ? soon() : apiGet("/me").then(soon, () => {}));
  useAsking(askAsViewer, live ? null : ASK_EVERY_MS);
  return null;
}
