import type { InputHTMLAttributes } from "react";
import type { FieldProps } from "./field";
import { TextField } from "./text-field";

/** An email address. */
export const EmailField = (props: FieldProps & InputHTMLAttributes<HTMLInputElement>) => (
  <TextField
    type="email"
    inputMode="email"
    autoComplete="email"
    autoCapitalize="none"
    maxLength={254}
    {...props}
  />
);
