"use client";
import { usePathname } from "next/navigation";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { type RealtimeSettings, STAFF_CHANNEL } from "@/lib/realtime/channels";

/**
 * Refreshes counts and pages of Admin when a queue changes. Not a person's page, where each look is recorded: there the counts
 * wait until it is left.
 */
export function LiveCounts({ realtime }: { realtime: RealtimeSettings }) {
  const isRecorded = usePathname().startsWith("/admin/people/");
  return isRecorded ? null : (
    <RefreshOn realtime={realtime} channel={STAFF_CHANNEL} events={["queue.changed"]} canWait />
  );
}
