import { type ReactNode, useId } from "react";
import { FieldError, type FieldProps } from "./field";

/** A checkbox. The whole line can be pressed. */
export function CheckField({
  label,
  name,
  error,
  required = true,
  defaultValue,
}: Omit<FieldProps, "label" | "hint"> & { label: ReactNode }) {
  const errorId = useId();
  return (
    <div data-field>
      <label className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          type="checkbox"
          name={name}
          value="yes"
          required={required}
          defaultChecked={defaultValue === "yes"}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          className="size-5 shrink-0 accent-primary"
        />
        <span>{label}</span>
      </label>
      <FieldError id={errorId}>{error}</FieldError>
    </div>
  );
}
