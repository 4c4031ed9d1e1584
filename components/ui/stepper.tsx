import { CheckIcon, XIcon } from "./icons";

export type Step = {
  title: string;
  detail?: string;
  /** `current` is the one whose turn it is; `stopped` ended the trade. */
  state: "done" | "current" | "next" | "stopped";
};

/** The look of a step's mark. */
export const stepMarks: Record<Step["state"], string> = {
  done: "bg-primary text-on-primary",
  current: "bg-wait-soft text-wait ring-2 ring-wait",
  next: "text-faint ring-2 ring-inset ring-line",
  stopped: "bg-danger-soft text-danger ring-2 ring-danger",
};

/** What a screen reader hears before a step's title. */
export const stepSpoken: Record<Step["state"], string> = {
  done: "Done: ",
  current: "Now: ",
  next: "Later: ",
  stopped: "Stopped: ",
};

/** The progress of a trade: a column on the phone, a row from 640 px. */
export function Stepper({ steps, label }: { steps: Step[]; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col sm:flex-row sm:justify-between sm:gap-3">
      {steps.map((step, index) => (
        <li
          key={step.title}
          aria-current={step.state === "current" ? "step" : undefined}
          className="group relative flex min-w-0 gap-3 pb-5 last:pb-0 sm:min-w-28 sm:gap-2.5 sm:pb-0"
        >
          <Mark step={step} number={index + 1} />
          <div className="min-w-0 pt-0.5">
            <p className={`font-semibold leading-tight ${step.state === "next" ? "text-muted" : ""}`}>
              <span className="sr-only">{stepSpoken[step.state]}</span>
              {step.title}
            </p>
            {step.detail && <p className="mt-1 text-sm leading-snug text-muted">{step.detail}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Mark({ step, number }: { step: Step; number: number }) {
  const line = step.state === "done" ? "bg-primary" : "bg-line";
  return (
    <span aria-hidden className="flex shrink-0 flex-col items-center">
      <span
        className={`grid size-8 place-items-center rounded-full text-sm font-bold ${stepMarks[step.state]}`}
      >
        {step.state === "done" && <CheckIcon size={18} />}
        {step.state === "stopped" && <XIcon size={18} />}
        {(step.state === "current" || step.state === "next") && number}
      </span>
      <span className={`absolute top-9.5 bottom-1.5 w-0.5 rounded group-last:hidden sm:hidden ${line}`} />
    </span>
  );
}
