import type { TextareaHTMLAttributes } from "react";
import { Field, type FieldProps, partsOf, textAreaClass } from "./field";

/** Several lines: a statement in a dispute, a review. It grows with what is typed, where the browser can. */
export function TextArea(props: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { frame, control } = partsOf(props);
  return (
    <Field {...frame}>
      {(wiring) => (
        <textarea {...control} {...wiring} className={`${textAreaClass} field-sizing-content max-h-96`} />
      )}
    </Field>
  );
}
