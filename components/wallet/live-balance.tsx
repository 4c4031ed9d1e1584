"use client";
import { useCallback, useState } from "react";
import { later } from "@/components/ui/later";
import { Money } from "@/components/ui/money";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import type { BalanceWatchProps } from "./balance-watch";

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
  const onChange = useCallback((now: bigint) => setShown((before) => ({ ...before, now })), []);
  return (
    <>
      <Money minor={shown.now} compact className="fig" />
      <BalanceWatch realtime={realtime} userId={userId} onChange={onChange} />
    </>
  );
}

const BalanceWatch = later<BalanceWatchProps>(async () => (await import("./balance-watch")).BalanceWatch);
