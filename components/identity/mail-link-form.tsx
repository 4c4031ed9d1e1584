"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

export function MailLinkForm({ action }: { action: FormAction }) {
  const [state, send] = useFormAction(action, newForm());
  return (
    <Form action={send} className="flex flex-col gap-4">
      <FormAlert refusal={state.refusal} />
      {state.done && (
        <output className="block">
          <Notice tone="ok">We’ve sent another link. You can use any of them.</Notice>
        </output>
      )}
      <SubmitButton kind="quiet" wide pendingLabel="Sending">
        Email me another link
      </SubmitButton>
    </Form>
  );
}
