import type { FormState } from "@/lib/web/form-state";

/** A server action as a form calls it. */
export type FormDeed = (previous: FormState, submitted: FormData) => Promise<FormState>;
