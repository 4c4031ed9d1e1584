"use client";
import { useState } from "react";
import { useAsking } from "@/components/realtime/use-asking";
import { useChannel } from "@/components/realtime/use-channel";
import { naira } from "@/lib/money/format";
import { type RealtimeSettings, userChannel } from "@/lib/realtime/channels";
import { apiGet, isShut } from "@/lib/web/browser-api";

/** How often the balance is asked for while nobody tells us. */
const ASK_EVERY_MS = 30_000;

export type BalanceWatchProps = {
  realtime: RealtimeSettings;
  userId: string;
  /** Told the balance, as people read it, when it may have changed. */
  onChange: (text: string) => void;
};

/** Asks for the balance when it is said to have changed. */
export function BalanceWatch({ realtime, userId, onChange }: BalanceWatchProps) {
  const ask = async () => {
    const wallet = await apiGet<{ available: { minor: string } }>("/wallet");
    onChange(naira(wallet.available.minor));
  };
  const [isOver, setOver] = useState(false);
  // The next event, or the next page, tells it; whoever is signed out here has no balance to ask for.
  const tryAsking = () => void ask().catch((error: unknown) => setOver(isShut(error)));
  const live = useChannel(realtime, userChannel(userId), {
    "wallet.changed": tryAsking,
    caughtUp: tryAsking,
  });
  useAsking(tryAsking, live || isOver ? null : ASK_EVERY_MS);
  return null;
}
