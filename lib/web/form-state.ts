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

/** A form before anything was sent. */
export const newForm = (key = "", values: Record<string, string> = {}): FormState => ({
  values,
  fieldErrors: {},
  refusal: null,
  key,
});
