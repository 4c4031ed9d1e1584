"use client";
import { Form } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, newForm } from "@/lib/web/form-state";

type ReadAllFormProps = {
  action: (previous: FormState, submitted: FormData) => Promise<FormState>;
  upTo: string;
};

export function ReadAllForm({ action, upTo }: ReadAllFormProps) {
  const [, send] = useFormAction(action, newForm(upTo));
  return (
    <Form action={send}>
      <input type="hidden" name="upTo" value={upTo} />
      <SubmitButton kind="quiet" size="small" pendingLabel="Marking">
        Mark all as read
      </SubmitButton>
    </Form>
  );
}
