import type { InputHTMLAttributes } from "react";
import { Field, type FieldProps, inputClass, partsOf } from "./field";

/** One line of text: a name, an email address. Further attributes go to the input. */
export function TextField(props: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const { frame, control } = partsOf(props);
  return (
    <Field {...frame}>
      {(wiring) => <input type="text" {...control} {...wiring} className={inputClass} />}
    </Field>
  );
}
