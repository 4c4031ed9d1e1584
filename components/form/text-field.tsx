import type { InputHTMLAttributes } from "react";
import { Field, type FieldProps, inputClass } from "./field";

/** One line of text: a name, an email address. Further attributes go to the input. */
export function TextField({
  label,
  name,
  hint,
  error,
  required = true,
  ...input
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field {...{ label, name, hint, error, required }}>
      {(wiring) => <input type="text" {...input} {...wiring} className={inputClass} />}
    </Field>
  );
}
