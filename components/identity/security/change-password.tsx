"use client";
import { CheckField } from "@/components/form/check-field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { PasswordField } from "@/components/form/password-field";
import { useFormAction } from "@/components/form/use-form-action";
import { NewPasswordField } from "@/components/identity/new-password-field";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type ChangePasswordProps = {
  action: FormAction;
  /** False for accounts without a password: the form then sets one. */
  hasPassword: boolean;
};

/** Changes the password, given the current one. */
export function ChangePassword({ action, hasPassword }: ChangePasswordProps) {
  const [state, send] = useFormAction(action, newForm());
  const { fieldErrors, refusal, done } = state;
  const isUntouched = Object.keys(fieldErrors).length === 0 && !refusal;
  return (
    <TitledCard title="Password">
      <Form action={send} noValidate className="flex flex-col gap-5">
        <FormAlert refusal={refusal} />
        {done && (
          <output className="block">
            <Notice tone="ok">Password changed.</Notice>
          </output>
        )}
        {hasPassword && (
          <PasswordField
            label="Current password"
            name="currentPassword"
            error={fieldErrors.currentPassword}
          />
        )}
        <NewPasswordField label="New password" error={fieldErrors.password} answer={state} />
        <CheckField
          label="Sign out everywhere else"
          name="endOthers"
          required={false}
          defaultValue={isUntouched ? "yes" : state.values.endOthers}
        />
        <SubmitButton wide pendingLabel="Saving">
          {hasPassword ? "Change password" : "Set a password"}
        </SubmitButton>
      </Form>
    </TitledCard>
  );
}
