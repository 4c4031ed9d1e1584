import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { FieldError } from "@/components/form/field";

export type Pill = { value: string; label: string };

type PillsProps = InputHTMLAttributes<HTMLInputElement> & {
  legend: ReactNode;
  pills: readonly Pill[];
  /** Several can be chosen. */
  isMany?: boolean;
  /** What is chosen; of several, joined by commas. */
  chosen: string | undefined;
  error?: string | undefined;
  hint?: ReactNode;
};

/** One tap chooses; all choices are in view. */
export function Pills({ legend, pills, isMany = false, chosen = "", error, hint, ...input }: PillsProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  const all = isMany ? chosen.split(",") : [chosen];
  return (
    <fieldset
      data-field
      aria-describedby={described}
      // A radio button has no such state of its own.
      {...(!isMany && { role: "radiogroup", "aria-invalid": error ? true : undefined })}
    >
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {pills.map(({ value, label }) => (
          <label
            key={value}
            className="relative flex min-h-11 cursor-pointer items-center rounded-full border border-edge bg-raised px-4 text-[0.9375rem] font-medium has-[:checked]:border-ink has-[:checked]:bg-ink has-[:checked]:text-ground has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-primary-ink"
          >
            <input
              {...input}
              type={isMany ? "checkbox" : "radio"}
              value={value}
              defaultChecked={all.includes(value)}
              aria-invalid={isMany && error ? true : undefined}
              className="absolute inset-0 size-full cursor-[inherit] appearance-none rounded-full opacity-0"
            />
            {label}
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
