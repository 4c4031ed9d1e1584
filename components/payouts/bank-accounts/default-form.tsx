"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type DefaultFormProps = {
  action: FormAction;
  id: string;
  /** Which one it is, for screen readers. */
  label: string;
  says?: string;
};

/** Makes one of several the one that is chosen already: where money is withdrawn to, where parcels go. */
export function DefaultForm({ action, id, label, says = "Make default" }: DefaultFormProps) {
  const [state, send] = useFormAction(action, newForm());
  return (
    <Form action={send} className="grid gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="quiet" size="small" pendingLabel="Saving">
        {says}
        <span className="sr-only">: {label}</span>
      </SubmitButton>
      <FormAlert refusal={state.refusal} />
    </Form>
  );
}
