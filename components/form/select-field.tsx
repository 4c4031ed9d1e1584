import type { SelectHTMLAttributes } from "react";
import { Field, type FieldProps, selectClass } from "./field";

export type Option = { value: string; label: string; disabled?: boolean };

/** One of a list, with the phone's own picker. `placeholder` stands first and cannot be sent. */
export function SelectField({
  label,
  name,
  hint,
  error,
  required = true,
  options,
  placeholder,
  defaultValue = "",
  ...select
}: FieldProps & { options: Option[]; placeholder?: string } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field {...{ label, name, hint, error, required }}>
      {(wiring) => (
        // React resets a select to its first default; the key makes it take the one that came back.
        <select
          key={defaultValue}
          {...select}
          {...wiring}
          defaultValue={defaultValue}
          className={selectClass}
        >
          {placeholder && (
            <option value="" disabled={required}>
              {placeholder}
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
