import { CheckIcon, XIcon } from "@/components/ui/icons";
import { type Step, stepMarks, stepSpoken } from "@/components/ui/stepper";

type OrderStepperProps = {
  steps: Step[];
  /** Whether what is due now is the viewer's to do. */
  isTurn: boolean;
};

/** The way of an order from the payment on, in one row on every screen; what a step says more has room from 640 px. */
export const OrderStepper = ({ steps, isTurn }: OrderStepperProps) => (
  <ol aria-label="Steps of this order" className="flex">
    {steps.map((step, at) => (
      <li
        key={step.title}
        aria-current={step.state === "current" ? "step" : undefined}
        className="group min-w-0 flex-1 pr-1.5 last:flex-none last:pr-0 sm:pr-3"
      >
        <span aria-hidden className="flex items-center gap-1.5 sm:gap-2.5">
          <span
            className={`grid size-7 shrink-0 place-items-center rounded-full text-sm font-bold sm:size-8 ${markOf(step, isTurn)}`}
          >
            {step.state === "done" && <CheckIcon size={16} />}
            {step.state === "stopped" && <XIcon size={16} />}
            {(step.state === "current" || step.state === "next") && at + 1}
          </span>
          <span
            className={`h-0.5 flex-1 rounded group-last:hidden ${step.state === "done" ? "bg-primary" : "bg-line"}`}
          />
        </span>
        <p className={`mt-2 text-xs leading-tight font-semibold sm:text-base ${textOf(step, isTurn)}`}>
          <span className="sr-only">{stepSpoken[step.state]}</span>
          {step.title}
        </p>
        {step.detail && (
          <p
            className={`mt-0.5 text-sm leading-snug text-muted ${steps.length > 3 ? "max-sm:sr-only" : "max-sm:text-xs"}`}
          >
            {step.detail}
          </p>
        )}
      </li>
    ))}
  </ol>
);

const waiting = "bg-info-soft text-info ring-2 ring-info";

const markOf = ({ state }: Step, isTurn: boolean) =>
  state === "current" && !isTurn ? waiting : stepMarks[state];

function textOf({ state }: Step, isTurn: boolean): string {
  if (state === "current") return isTurn ? "text-wait" : "text-info";
  return state === "next" ? "text-muted" : "";
}
