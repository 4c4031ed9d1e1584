import { type FormState, fieldOf } from "@/lib/web/form-state";
import { TextArea } from "./text-area";

type ReasonFieldProps = { state: FormState; label?: string; hint: string; maxLength?: number };

/** The reason for a decision, at least one sentence. `hint` says who will read it. */
export const ReasonField = ({ state, label = "Reason", hint, maxLength = 2000 }: ReasonFieldProps) => (
  <TextArea label={label} minLength={10} maxLength={maxLength} hint={hint} {...fieldOf(state, "reason")} />
);
