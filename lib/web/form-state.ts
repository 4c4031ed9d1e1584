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
