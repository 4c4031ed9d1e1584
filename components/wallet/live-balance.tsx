"use client";
import { useState } from "react";
import { useAsking } from "@/components/realtime/use-asking";
import { useChannel } from "@/components/realtime/use-channel";
import { Money } from "@/components/ui/money";
import { type RealtimeSettings, userChannel } from "@/lib/realtime/channels";
import { apiGet } from "@/lib/web/browser-api";

/** How often the balance is asked for while nobody tells us. */
const ASK_EVERY_MS = 30_000;

type LiveBalanceProps = {
  realtime: RealtimeSettings;
  userId: string;
  /** Kobo, as the server rendered it. */
  minor: bigint;
};

/** What is in the wallet, and stays right while the page stands open. */
export function LiveBalance({ realtime, userId, minor }: LiveBalanceProps) {
  const [shown, setShown] = useState({ rendered: minor, now: minor });
  // The page came anew: what the server says with it is the newest.
  if (shown.rendered !== minor) setShown({ rendered: minor, now: minor });
  const ask = async () => {
    const wallet = await apiGet<{ available: { minor: string } }>("/wallet");
    setShown((before) => ({ ...before, now: BigInt(wallet.available.minor) }));
  };
  const tryAsking = () => void ask().catch(() => {}); // the next event, or the next page, tells it
  const live = useChannel(realtime, userChannel(userId), { "wallet.changed": tryAsking });
  useAsking(tryAsking, live ? null : ASK_EVERY_MS);
  return <Money minor={shown.now} compact className="fig" />;
}
