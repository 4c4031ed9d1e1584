import type { FieldProps } from "./field";
import { TextField } from "./text-field";

/** A Nigerian phone number, typed in any common way; the server puts it in order. */
export function PhoneField({ hint = "For example 0803 123 4567", ...rest }: FieldProps) {
  return <TextField type="tel" inputMode="tel" autoComplete="tel" maxLength={24} hint={hint} {...rest} />;
}
