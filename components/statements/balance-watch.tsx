"use client";
import { useState } from "react";
import { useAsking } from "@/components/realtime/use-asking";
import { useChannel } from "@/components/realtime/use-channel";
import { naira } from "@/lib/money/format";
import { type RealtimeSettings, userChannel } from "@/lib/realtime/channels";
import { apiGet, isAccessLost } from "@/lib/web/browser-api";

/** Polling interval while disconnected. */
const ASK_EVERY_MS = 30_000;

export type BalanceWatchProps = {
  realtime: RealtimeSettings;
  userId: string;
  /** Called with the formatted balance when it can have changed. */
  onChange: (text: string) => void;
};

/** Fetches the balance on hints. */
export function BalanceWatch({ realtime, userId, onChange }: BalanceWatchProps) {
  const ask = async () => {
    const wallet = await apiGet<{ available: { minor: string } }>("/wallet");
    onChange(naira(wallet.available.minor));
  };
  const [isOver, setOver] = useState(false);
  // The next event or page retries; a signed-out user has no balance.
  const tryAsking = () => void ask().catch((error: unknown) => setOver(isAccessLost(error)));
  const live = useChannel(realtime, userChannel(userId), {
    "wallet.changed": tryAsking,
    caughtUp: tryAsking,
    "user.blocked": () => window.location.assign("/blocked"),
  });
  useAsking(tryAsking, live || isOver ? null : ASK_EVERY_MS);
  return null;
}
