"use client";
import { useTimeLeft } from "@/components/realtime/use-time-left";
import { formatCountdown, formatDateTime } from "@/lib/kernel/time-format";

type CountdownProps = {
  /** ISO 8601. */
  deadline: string;
  /** The server's time when it rendered, ISO 8601: a phone's own clock may be wrong by hours. */
  now: string;
  className?: string;
};

/**
 * hh:mm:ss until the deadline. Screen readers get the deadline as a sentence and one word when it has
 * passed, not a new number each second.
 */
export function Countdown({ deadline, now, className = "" }: CountdownProps) {
  const left = useTimeLeft(Date.parse(deadline) - Date.parse(now), now);
  const until = new Date(deadline);
  return (
    <time dateTime={until.toISOString()} title={`${formatDateTime(until)}, Lagos`} className={className}>
      <span aria-hidden className="fig">
        {formatCountdown(left)}
      </span>
      <span className="sr-only">Until {formatDateTime(until)}, Lagos time.</span>
      <output className="sr-only">{left <= 0 && "Time’s up."}</output>
    </time>
  );
}
