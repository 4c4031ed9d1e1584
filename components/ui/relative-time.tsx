import { formatDateTime, formatRelative } from "@/lib/kernel/time-format";

/** A moment seen from `now`, the time that came with the read; the exact one shows on hover. */
export function RelativeTime({ at, now, className }: { at: Date; now: Date; className?: string }) {
  return (
    <time dateTime={at.toISOString()} title={`${formatDateTime(at)}, Lagos`} className={className}>
      {formatRelative(at, now)}
    </time>
  );
}
