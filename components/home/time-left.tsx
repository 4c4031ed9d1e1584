import { Countdown } from "@/components/ui/countdown";
import { DAY, HOUR } from "@/lib/kernel/clock";
import { formatDateTime } from "@/lib/kernel/time-format";

type TimeLeftProps = { deadline: string; isStopped: boolean; now: Date; className?: string };

/** How long there is: a clock that runs, or days and hours where seconds say nothing. */
export function TimeLeft({ deadline, isStopped, now, className }: TimeLeftProps) {
  if (isStopped) return <span className={`fig whitespace-nowrap ${className}`}>Clock stopped</span>;
  const left = Date.parse(deadline) - now.getTime();
  if (left < DAY) return <Countdown deadline={deadline} now={now.toISOString()} className={className} />;
  return (
    <time
      dateTime={deadline}
      title={`${formatDateTime(new Date(deadline))}, Lagos`}
      className={`fig whitespace-nowrap ${className}`}
    >
      {Math.floor(left / DAY)} d {Math.floor((left % DAY) / HOUR)} h
    </time>
  );
}
