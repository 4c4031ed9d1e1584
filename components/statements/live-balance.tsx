"use client";
import { useState } from "react";
import { later } from "@/components/ui/later";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import type { BalanceWatchProps } from "./balance-watch";

type LiveBalanceProps = {
  realtime: RealtimeSettings;
  userId: string;
  /** The balance as the server wrote it: `₦12,500`. */
  text: string;
};

/** The live wallet balance. */
export function LiveBalance({ realtime, userId, text }: LiveBalanceProps) {
  const [shown, setShown] = useState({ rendered: text, now: text });
  // The page came anew: what the server says with it is the newest.
  if (shown.rendered !== text) setShown({ rendered: text, now: text });
  return (
    <>
      <span className="fig whitespace-nowrap tabular-nums">{shown.now}</span>
      <BalanceWatch
        realtime={realtime}
        userId={userId}
        onChange={(now) => setShown((before) => ({ ...before, now }))}
      />
    </>
  );
}

const BalanceWatch = later<BalanceWatchProps>(async () => (await import("./balance-watch")).BalanceWatch);
