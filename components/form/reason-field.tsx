import { type FormState, fieldOf } from "@/lib/web/form-state";
import { TextArea } from "./text-area";

type ReasonFieldProps = { state: FormState; label?: string; hint: string; maxLength?: number };

/** Why somebody decides as they do, in a sentence at least. `hint` says who reads it. */
export const ReasonField = ({ state, label = "Why", hint, maxLength = 2000 }: ReasonFieldProps) => (
  <TextArea label={label} minLength={10} maxLength={maxLength} hint={hint} {...fieldOf(state, "reason")} />
);
