import type { SelectHTMLAttributes } from "react";
import { Field, type FieldProps, selectClass } from "./field";

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { label: string; options: Option[] };

/** One of a list, with the phone's own picker. `placeholder` stands first and cannot be sent. */
export function SelectField({
  label,
  name,
  hint,
  error,
  required = true,
  options,
  groups = [],
  placeholder,
  defaultValue = "",
  ...select
}: FieldProps & {
  options: readonly Option[];
  groups?: OptionGroup[];
  placeholder?: string;
} & SelectHTMLAttributes<HTMLSelectElement>) {
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
          {options.map(optionOf)}
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map(optionOf)}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

const optionOf = ({ value, label, disabled }: Option) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
);
