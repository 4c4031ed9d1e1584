import type { RefusalDetails } from "@/lib/kernel/refusal";

/** What a form shows after it was sent: what was typed, what is wrong beside which field, and the refusal if there is one. */
export interface FormState {
  values: Record<string, string>;
  fieldErrors: Record<string, string>;
  refusal: { reason: string; message: string; details: RefusalDetails } | null;
  /** The idempotency key, rendered into the form as the hidden field `key`. */
  key: string;
  /** True after a success that stays on the page. */
  done?: boolean;
}

/** A server action as a form calls it. */
export type FormAction = (previous: FormState, submitted: FormData) => Promise<FormState>;

/** A form before anything was sent. */
export const newForm = (key = "", values: Record<string, string> = {}): FormState => ({
  values,
  fieldErrors: {},
  refusal: null,
  key,
});

/** What a field of a form takes from its state: its name, what was typed, and what is wrong with it. */
export const fieldOf = (
  { values, fieldErrors }: Pick<FormState, "values" | "fieldErrors">,
  name: string,
) => ({
  name,
  defaultValue: values[name],
  error: fieldErrors[name],
});
