"use client";
import { useState } from "react";
import { useAsking } from "@/components/realtime/use-asking";
import { useChannel } from "@/components/realtime/use-channel";
import { naira } from "@/lib/money/format";
import { type RealtimeSettings, userChannel } from "@/lib/realtime/channels";
import { apiGet, isAccessLost, isBlocked } from "@/lib/web/browser-api";

/** Polling interval while disconnected. */
const ASK_EVERY_MS = 30_000;
/** How long a page may take to load before it is asked for again. */
const LEAVING_MS = 10_000;

export type BalanceWatchProps = {
  realtime: RealtimeSettings;
  userId: string;
  /** Called with the formatted balance when it can have changed. */
  onChange: (text: string) => void;
};

let leftAt = Number.NEGATIVE_INFINITY;

/** Once, however often it is heard: to begin anew would only take longer. */
function leave(): void {
  if (performance.now() - leftAt < LEAVING_MS) return;
  leftAt = performance.now();
  window.location.assign("/blocked");
}

/** Fetches the balance on hints, and leaves for the page that says so once the user is blocked. */
export function BalanceWatch({ realtime, userId, onChange }: BalanceWatchProps) {
  const ask = async () => {
    const wallet = await apiGet<{ available: { minor: string } }>("/wallet");
    onChange(naira(wallet.available.minor));
  };
  const [isOver, setOver] = useState(false);
  // The next event or page retries; a signed-out user has no balance.
  const tryAsking = () =>
    void ask().catch((error: unknown) => {
      if (isBlocked(error)) leave();
      setOver(isAccessLost(error));
    });
  const live = useChannel(realtime, userChannel(userId), {
    "wallet.changed": tryAsking,
    caughtUp: tryAsking,
    // Where this gets lost, the answer to the next question says the same, and one is asked at once.
    "user.blocked": leave,
    ended: tryAsking,
  });
  useAsking(tryAsking, live || isOver ? null : ASK_EVERY_MS);
  return null;
}
