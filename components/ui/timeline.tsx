import type { ReactNode } from "react";
import { formatClock, formatDateTime } from "@/lib/kernel/time-format";

export type TimelineEntry = { id: string; at: Date; text: ReactNode; detail?: ReactNode };

/** What happened, oldest first, each with its Lagos time. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="divide-y divide-line border-t border-line">
      {entries.map(({ id, at, text, detail }) => (
        <li key={id} className="flex gap-5 py-2.5">
          <time
            dateTime={at.toISOString()}
            title={`${formatDateTime(at)}, Lagos`}
            className="fig w-11 shrink-0 pt-1 text-sm text-muted"
          >
            {formatClock(at)}
          </time>
          <div className="min-w-0">
            <p>{text}</p>
            {detail && <p className="text-sm text-muted">{detail}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
