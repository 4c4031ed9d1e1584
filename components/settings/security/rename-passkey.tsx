"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { TextField } from "@/components/form/text-field";
import type { FormDeed } from "@/components/identity/form-deed";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";

export function RenamePasskey({ action, id, name }: { action: FormDeed; id: string; name: string }) {
  const [state, send] = useActionState(action, newForm());
  return (
    <details className="open:basis-full">
      <summary className={`${buttonClass({ kind: "quiet", size: "small" })} list-none`}>Rename</summary>
      <form
        action={send}
        noValidate
        className="mt-3 flex flex-col items-start gap-3 rounded-inset bg-ground p-4"
      >
        <FormAlert refusal={state.refusal} />
        <input type="hidden" name="id" value={id} />
        <TextField
          label="Its name"
          name="name"
          maxLength={60}
          defaultValue={state.values.name ?? name}
          error={state.fieldErrors.name}
        />
        <SubmitButton size="small" pendingLabel="Renaming">
          Keep this name
        </SubmitButton>
      </form>
    </details>
  );
}
