"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/web/form-state";

export type ResumeAction = (previous: FormState, submitted: FormData) => Promise<FormState>;

/** Lets payouts go on, with the reason why that is safe. */
export function ResumeForm({ action, initial }: { action: ResumeAction; initial: FormState }) {
  const [state, send] = useActionState(action, initial);
  return (
    <form action={send} noValidate className="grid gap-5">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <TextArea
        label="Why payouts may go on"
        name="reason"
        minLength={10}
        maxLength={1000}
        hint="What was found, and what was done about it. It stays on record with your name. Where the difference is still there, the second comparison from now stops payouts again."
        defaultValue={state.values.reason}
        error={state.fieldErrors.reason}
      />
      <SubmitButton pendingLabel="Letting them go" className="sm:justify-self-start">
        Let payouts go on
      </SubmitButton>
    </form>
  );
}
