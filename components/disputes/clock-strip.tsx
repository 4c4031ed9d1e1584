import { CheckIcon, HourglassIcon } from "@/components/ui/icons";
import type { Stage } from "@/lib/disputes/standing/stages";

const looks: Record<Stage["state"], string> = {
  done: "",
  now: "bg-wait-soft text-wait",
  late: "bg-danger-soft text-danger",
  next: "text-muted",
  off: "text-muted",
};

const spoken: Record<Stage["state"], string> = {
  done: "Done: ",
  now: "Now: ",
  late: "Late: ",
  next: "Later: ",
  off: "",
};

/** The stages of a dispute in a strip, a column on the phone: which are over, which clock runs, and what lateness costs us. */
export const ClockStrip = ({ stages, isDense = false }: { stages: Stage[]; isDense?: boolean }) => (
  <div className="@container">
    <ol
      aria-label="Clocks of this dispute"
      className="grid divide-y divide-line overflow-hidden rounded-box border border-line bg-surface @2xl:auto-cols-fr @2xl:grid-flow-col @2xl:divide-x @2xl:divide-y-0"
    >
      {stages.map(({ title, detail, state }) => (
        <li
          key={title}
          aria-current={state === "now" || state === "late" ? "step" : undefined}
          className={`flex min-w-0 gap-2.5 ${isDense ? "px-3 py-2" : "px-4 py-3"} ${looks[state]}`}
        >
          <span className="mt-0.5 grid w-4 shrink-0 justify-center">
            {state === "done" && <CheckIcon size={16} className="text-primary-ink" />}
            {(state === "now" || state === "late") && <HourglassIcon size={16} />}
          </span>
          <div className="min-w-0">
            <p className="font-semibold">
              <span className="sr-only">{spoken[state]}</span>
              {title}
            </p>
            <p className={isDense ? "text-xs" : "text-sm"}>{detail}</p>
          </div>
        </li>
      ))}
    </ol>
  </div>
);
