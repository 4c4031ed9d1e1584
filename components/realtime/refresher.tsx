"use client";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import type { HintName, RealtimeSettings } from "@/lib/realtime/channels";
import { useAsking } from "./use-asking";
import { useChannel } from "./use-channel";

/** Concurrent events cause one refresh. */
const GATHER_MS = 300;
/** Polling interval while disconnected. */
const ASK_EVERY_MS = 15_000;

export type RefreshOnProps = {
  realtime: RealtimeSettings;
  channel: string;
  events: readonly HintName[];
};

/** Refreshes the page when its data has changed; keeps the user's input. */
export function Refresher({ realtime, channel, events }: RefreshOnProps) {
  const router = useRouter();
  const isDue = useRef(false);
  const soon = () => {
    if (isDue.current) return;
    isDue.current = true;
    setTimeout(() => {
      isDue.current = false;
      router.refresh();
    }, GATHER_MS);
  };
  const live = useChannel(realtime, channel, {
    ...Object.fromEntries(events.map((event) => [event, soon])),
    // Also initially, because events between rendering and subscribing were missed.
    caughtUp: soon,
  });
  useAsking(soon, live ? null : ASK_EVERY_MS);
  return null;
}
