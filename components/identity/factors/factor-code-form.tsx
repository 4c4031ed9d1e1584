"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { OtpField } from "@/components/form/otp-field";
import { PasswordField } from "@/components/form/password-field";
import { TextField } from "@/components/form/text-field";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type FactorFormProps = {
  action: FormAction;
  /** What is asked for: the app's code, a recovery code, or the password. */
  by: "app" | "recovery" | "password";
  next: string;
  /** What the button says. */
  children: string;
};

/** Something to type that proves that it is they. */
export function FactorForm({ action, by, next, children }: FactorFormProps) {
  const [state, send] = useFormAction(action, newForm());
  return (
    <Form action={send} noValidate className="flex flex-col gap-4">
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="by" value={by} />
      <input type="hidden" name="next" value={next} />
      <FactorField by={by} errors={state.fieldErrors} />
      <SubmitButton wide kind={by === "recovery" ? "quiet" : "primary"} pendingLabel="Checking">
        {children}
      </SubmitButton>
    </Form>
  );
}

function FactorField({ by, errors }: { by: FactorFormProps["by"]; errors: Record<string, string> }) {
  if (by === "password") {
    return <PasswordField label="Password" name="password" error={errors.password} />;
  }
  if (by === "recovery") {
    return (
      <TextField
        label="Recovery code"
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        hint="For example 7Q4K9-XB2MD. Each code works once."
        error={errors.code}
      />
    );
  }
  return (
    <OtpField
      label="Authenticator code"
      name="code"
      hint="The 6-digit code in your app. It changes every 30 seconds."
      error={errors.code}
    />
  );
}
