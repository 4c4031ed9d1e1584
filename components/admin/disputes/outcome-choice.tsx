import { useEffect, useRef } from "react";
import { FieldError } from "@/components/form/field";
import type { Outcome } from "@/lib/disputes/findings";

export interface OutcomeOption {
  outcome: Outcome;
  title: string;
  /** Who gets what. */
  detail: string;
  /** Why it can’t be chosen. */
  barred: string | undefined;
}

type OutcomeChoiceProps = {
  options: readonly OutcomeOption[];
  chosen: Outcome | undefined;
  error: string | undefined;
  hint: string;
  choose: (outcome: Outcome) => void;
};

/** How it ends: what the finding doesn’t allow is grey, with the reason. */
export function OutcomeChoice({ options, chosen, error, hint, choose }: OutcomeChoiceProps) {
  const group = useRef<HTMLFieldSetElement>(null);
  // React resets a form that was sent, its radios too, and leaves them so: what is chosen is checked again.
  useEffect(() => {
    for (const radio of group.current?.querySelectorAll("input") ?? [])
      radio.checked = !radio.disabled && radio.value === chosen;
  });
  return (
    <fieldset ref={group} data-field>
      <legend className="mb-1.5 font-semibold">
        Outcome <span className="text-xs font-normal text-muted">{hint}</span>
      </legend>
      <div className="grid gap-1.5">
        {options.map(({ outcome, title, detail, barred }) => (
          <label
            key={outcome}
            className="grid min-h-11 cursor-pointer grid-cols-[auto_1fr] gap-x-2.5 rounded-field border border-edge bg-raised px-3 py-1.5 has-[:checked]:border-primary-ink has-[:checked]:bg-primary-soft has-[:checked]:ring-1 has-[:checked]:ring-primary-ink has-[:disabled]:cursor-not-allowed has-[:disabled]:border-line has-[:disabled]:bg-transparent has-[:disabled]:text-muted"
          >
            <input
              type="radio"
              name="outcome"
              value={outcome}
              required
              disabled={barred !== undefined}
              checked={barred === undefined && outcome === chosen}
              onChange={() => choose(outcome)}
              className="mt-0.5 size-4 shrink-0 accent-primary"
            />
            <span className="font-semibold">{title}</span>
            <span className="col-start-2 text-xs">{barred ?? detail}</span>
          </label>
        ))}
      </div>
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
