import { formatDateTime, formatDeadline } from "@/lib/kernel/time-format";

type TimeLeftProps = { since: Date; until: Date; now: Date };

/** The time left until a deadline, as a bar of the share that is used and in words. Red once it has passed. */
export function TimeLeft({ since, until, now }: TimeLeftProps) {
  const allowed = Math.max(1, until.getTime() - since.getTime());
  const used = Math.min(1, Math.max(0, (now.getTime() - since.getTime()) / allowed));
  const isLate = until <= now;
  return (
    <span
      className={`inline-flex items-center gap-2 whitespace-nowrap ${isLate ? "font-semibold text-danger" : ""}`}
      title={`Due ${formatDateTime(until)}, Lagos time`}
    >
      <span aria-hidden className="block h-1.5 w-12 overflow-hidden rounded-full bg-line">
        <span
          className={`block h-full rounded-full ${isLate ? "bg-danger" : "bg-primary"}`}
          style={{ width: `${String(Math.round(used * 100))}%` }}
        />
      </span>
      {formatDeadline(until, now)}
    </span>
  );
}
