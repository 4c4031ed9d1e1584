import { Field, type FieldProps, inputClass } from "./field";

/** The code from a text message or an authenticator: one input, so that paste and auto-fill work everywhere. */
export function OtpField({ digits = 6, defaultValue, ...frame }: FieldProps & { digits?: number }) {
  return (
    <Field {...frame}>
      {(wiring) => (
        <input
          {...wiring}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          // Room for the spaces that people paste along.
          maxLength={digits + 4}
          pattern={`\\s*(?:\\d\\s*){${digits}}`}
          title={`${digits} digits`}
          defaultValue={defaultValue}
          className={`${inputClass} fig h-16 text-center text-2xl tracking-[0.35em]`}
        />
      )}
    </Field>
  );
}
