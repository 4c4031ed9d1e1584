import { formatDateTime, formatDeadline } from "@/lib/kernel/time-format";

type TimeLeftProps = { since: Date; until: Date; now: Date };

/** From this share of the time allowed on, the rest of it is little. */
const LITTLE_LEFT = 0.8;

/** The time left until a deadline, as a bar of the share that is used and in words. Amber when little is left, red once it has passed. */
export function TimeLeft({ since, until, now }: TimeLeftProps) {
  const allowed = Math.max(1, until.getTime() - since.getTime());
  const used = Math.min(1, Math.max(0, (now.getTime() - since.getTime()) / allowed));
  const isLate = until <= now;
  const isNear = !isLate && used >= LITTLE_LEFT;
  return (
    <span
      className={`inline-flex items-center gap-2 whitespace-nowrap ${isLate ? "font-semibold text-danger" : isNear ? "font-semibold text-wait" : ""}`}
      title={`Due ${formatDateTime(until)}, Lagos time`}
    >
      <span aria-hidden className="block h-1.5 w-12 overflow-hidden rounded-full bg-line">
        <span
          className={`block h-full rounded-full ${isLate ? "bg-danger" : isNear ? "bg-wait" : "bg-primary"}`}
          style={{ width: `${String(Math.round(used * 100))}%` }}
        />
      </span>
      {formatDeadline(until, now)}
    </span>
  );
}
