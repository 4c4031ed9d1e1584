"use client";
import { type InputHTMLAttributes, useState } from "react";
import { Field, type FieldProps, inputClass } from "./field";

/** A password. It can be pasted and it can be shown; set `autoComplete` to `new-password` where one is chosen. */
export function PasswordField({
  label,
  name,
  hint,
  error,
  required = true,
  autoComplete = "current-password",
  ...input
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const [shown, setShown] = useState(false);
  return (
    <Field {...{ label, name, hint, error, required }}>
      {(wiring) => (
        <span className="relative block">
          <input
            {...input}
            {...wiring}
            type={shown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={256}
            className={`${inputClass} pr-20`}
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-controls={wiring.id}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0.5 right-0.5 z-1 min-w-16 rounded-field px-3 text-sm font-semibold text-primary-ink hover:underline"
          >
            {shown ? "Hide" : "Show"}
            <span className="sr-only"> password</span>
          </button>
        </span>
      )}
    </Field>
  );
}
