import { keyClass } from "@/components/admin/workplace/place-list";
import { FieldError } from "@/components/form/field";
import { CheckIcon } from "@/components/ui/icons";

export interface ChipOption {
  value: string;
  label: string;
  /** Its meaning, on hover and for screen readers. */
  says: string;
}

const chipClass =
  "relative inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-field border border-edge bg-surface px-2.5 font-medium hover:bg-ground has-[:checked]:border-ink has-[:checked]:bg-ink has-[:checked]:text-surface has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-primary-ink max-lg:min-h-11";

type ChipsProps = {
  legend: string;
  hint?: string;
  /** The key that leads here. */
  letter: string;
  options: readonly ChipOption[];
  error: string | undefined;
  /** What each input is: its name, and whether it is chosen at first. */
  inputOf: (option: ChipOption) => { name: string; value: string; defaultChecked: boolean };
  type: "radio" | "checkbox";
  onChoose?: (value: string, isChosen: boolean) => void;
};

/** Choices as chips, of which one or several can be chosen. */
export const Chips = ({ legend, hint, letter, options, error, inputOf, type, onChoose }: ChipsProps) => (
  <fieldset data-focus={letter} data-field>
    <legend className="mb-1.5 flex items-center gap-2 font-semibold">
      {legend}
      <kbd aria-hidden className={`max-lg:hidden ${keyClass}`}>
        {letter}
      </kbd>
      {hint && <span className="text-xs font-normal text-muted">{hint}</span>}
    </legend>
    <div className="flex flex-wrap gap-1.5">
      {options.map((option) => (
        <label key={option.value} title={option.says} className={`group ${chipClass}`}>
          <input
            type={type}
            {...inputOf(option)}
            onChange={({ target }) => onChoose?.(option.value, target.checked)}
            className="sr-only"
          />
          <CheckIcon size={14} className="hidden group-has-[:checked]:block" />
          {option.label}
        </label>
      ))}
    </div>
    <FieldError>{error}</FieldError>
  </fieldset>
);
