"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/web/form-state";

export type DecisionAction = (previous: FormState, submitted: FormData) => Promise<FormState>;

type DecisionFormProps = {
  action: DecisionAction;
  initial: FormState;
  reference: string;
  /** What the button says it does, and what follows. */
  label: string;
  says: string;
  isQuiet?: boolean;
};

/** One decision about a deposit, with its reason. */
export function DecisionForm({ action, initial, reference, label, says, isQuiet }: DecisionFormProps) {
  const [state, send] = useActionState(action, initial);
  return (
    <form action={send} noValidate className="grid gap-4">
      <p className="text-sm text-muted">{says}</p>
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <input type="hidden" name="reference" value={reference} />
      <TextArea
        label="Why"
        name="reason"
        minLength={10}
        maxLength={500}
        hint="Kept in the audit; the user does not read it."
        defaultValue={state.values.reason}
        error={state.fieldErrors.reason}
      />
      <SubmitButton
        kind={isQuiet ? "quiet" : "primary"}
        pendingLabel="Deciding"
        className="sm:justify-self-start"
      >
        {label}
      </SubmitButton>
    </form>
  );
}
