"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { TextArea } from "@/components/form/text-area";
import type { FormDeed } from "@/components/identity/form-deed";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";

type DeclineFormProps = { action: FormDeed; id: string; formKey: string; draft: string };

/** What the bank is to read: drafted from our records, edited by staff, sent with the evidence. */
export function DeclineForm({ action, id, formKey, draft }: DeclineFormProps) {
  const [state, send] = useActionState(action, newForm(formKey));
  return (
    <form action={send} noValidate className="grid gap-4">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={id} />
      <TextArea
        label="What the bank reads"
        name="summary"
        rows={10}
        minLength={50}
        maxLength={4000}
        hint="Drafted from our records. Check it, and leave out what does not help."
        defaultValue={state.values.summary ?? draft}
        error={state.fieldErrors.summary}
      />
      <SubmitButton pendingLabel="Sending the evidence" className="sm:justify-self-start">
        Send the evidence to the bank
      </SubmitButton>
    </form>
  );
}
