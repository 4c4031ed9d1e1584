"use client";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import type { HintName, RealtimeSettings } from "@/lib/realtime/channels";
import { useAsking } from "./use-asking";
import { useChannel } from "./use-channel";

/** Several events of one moment are one new look. */
const GATHER_MS = 300;
/** How often the page is looked at anew while nobody tells us. */
const ASK_EVERY_MS = 15_000;

export type RefreshOnProps = {
  realtime: RealtimeSettings;
  channel: string;
  events: readonly HintName[];
};

/** Has the server render the page anew when something it shows has changed; what is being typed stays. */
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
    // Also at the first time: what happened between the page's rendering and now was told to nobody.
    caughtUp: soon,
  });
  useAsking(soon, live ? null : ASK_EVERY_MS);
  return null;
}
