import type { InputHTMLAttributes } from "react";
import { Field, type FieldProps, partsOf } from "./field";

/** An amount in naira, with the sign as a prefix. */
export function MoneyField(props: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const { frame, control } = partsOf(props);
  return (
    <Field {...frame}>
      {(wiring) => (
        <span className="flex h-12 items-center rounded-field border border-edge bg-raised focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-primary-ink has-[[aria-invalid=true]]:border-danger has-[[aria-invalid=true]]:ring-1 has-[[aria-invalid=true]]:ring-danger">
          <span aria-hidden className="fig pl-3.5 text-lg text-muted">
            ₦
          </span>
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            maxLength={24}
            {...control}
            {...wiring}
            className="fig h-full min-w-0 flex-1 rounded-field bg-transparent px-2 text-lg outline-none"
          />
        </span>
      )}
    </Field>
  );
}
