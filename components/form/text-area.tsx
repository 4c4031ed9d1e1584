import type { TextareaHTMLAttributes } from "react";
import { Field, type FieldProps, textAreaClass } from "./field";

/** Several lines: a statement in a dispute, a review. It grows with what is typed, where the browser can. */
export function TextArea({
  label,
  name,
  hint,
  error,
  required = true,
  ...area
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...{ label, name, hint, error, required }}>
      {(wiring) => (
        <textarea {...area} {...wiring} className={`${textAreaClass} field-sizing-content max-h-96`} />
      )}
    </Field>
  );
}
