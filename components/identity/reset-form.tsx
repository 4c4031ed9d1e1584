"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { NewPasswordField } from "./new-password-field";

type ResetFormProps = {
  action: FormAction;
  token: string;
  /** The username, for password managers. */
  email: string;
};

export function ResetForm({ action, token, email }: ResetFormProps) {
  const [state, send] = useFormAction(action, newForm());
  return (
    <Form action={send} noValidate className="flex flex-col gap-5 text-left">
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <NewPasswordField label="New password" error={state.fieldErrors.password} answer={state} />
      <SubmitButton wide pendingLabel="Saving">
        Save new password
      </SubmitButton>
    </Form>
  );
}
