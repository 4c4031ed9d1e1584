"use client";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { EVIDENCE_TYPES } from "@/lib/media/purposes";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { fileInput } from "./file-input";

/** Sends the one file that a link takes; works without JavaScript. */
export function EvidenceLinkForm({ action, token }: { action: FormAction; token: string }) {
  const [state, send] = useFormAction(action, newForm());
  return (
    <Form action={send} noValidate className="flex flex-col gap-4 text-left">
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="token" value={token} />
      <Field
        label="Photo or PDF"
        name="file"
        hint="JPEG, PNG, WebP or PDF, up to 10 MB. We remove any record of where and when it was taken from what is shown."
        error={state.fieldErrors.file}
      >
        {(wiring) => <input {...wiring} type="file" accept={EVIDENCE_TYPES} className={fileInput} />}
      </Field>
      <SubmitButton wide pendingLabel="Sending">
        Send file
      </SubmitButton>
    </Form>
  );
}
