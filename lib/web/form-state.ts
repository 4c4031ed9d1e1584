import type { RefusalDetails } from "@/lib/kernel/refusal";

/** The state of a submitted form: the input, field errors, and the refusal if there is one. */
export interface FormState {
  values: Record<string, string>;
  fieldErrors: Record<string, string>;
  refusal: { reason: string; message: string; details: RefusalDetails } | null;
  /** The idempotency key, rendered into the form as the hidden field `key`. */
  key: string;
  /** True after a success that stays on the page. */
  done?: boolean;
}

export type FormAction = (previous: FormState, submitted: FormData) => Promise<FormState>;

/** Fields that are never sent back to the browser, and never stored in it. */
export const SECRET_FIELD = /^(password|newPassword|code|otp|passkey|currentPassword|word|captcha)$/i;

/** What a form sent as text, without what React adds. */
export function textFields(submitted: FormData): Record<string, string> {
  const fields = [...submitted.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$ACTION"),
  );
  return Object.fromEntries(fields);
}

export const withoutSecrets = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !SECRET_FIELD.test(name)));

/** The initial state of a form. */
export const newForm = (key = "", values: Record<string, string> = {}): FormState => ({
  values,
  fieldErrors: {},
  refusal: null,
  key,
});

/** The props of a field from the form's state. */
export const fieldOf = (
  { values, fieldErrors }: Pick<FormState, "values" | "fieldErrors">,
  name: string,
) => ({
  name,
  defaultValue: values[name],
  error: fieldErrors[name],
});
