"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { PhoneField } from "@/components/form/phone-field";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";
import type { FormDeed } from "./form-deed";
import { NewPasswordField } from "./new-password-field";

/** The four things that an account needs. */
export function SignUpForm({ action, formKey, next }: { action: FormDeed; formKey: string; next: string }) {
  const [state, send] = useActionState(action, newForm(formKey));
  const { values, fieldErrors } = state;
  return (
    <form action={send} noValidate className="flex flex-col gap-5">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <input type="hidden" name="next" value={next} />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        autoCapitalize="words"
        maxLength={80}
        hint="As on your identity card; your bank account must carry it too."
        defaultValue={values.name}
        error={fieldErrors.name}
      />
      <TextField
        label="Email address"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        maxLength={254}
        defaultValue={values.email}
        error={fieldErrors.email}
      />
      <PhoneField
        label="Phone number"
        name="phone"
        hint="A Nigerian mobile, for example 0803 123 4567. We text a code to it."
        defaultValue={values.phone}
        error={fieldErrors.phone}
      />
      <NewPasswordField error={fieldErrors.password} answer={state} />
      <SubmitButton wide pendingLabel="Opening your account">
        Open my account
      </SubmitButton>
    </form>
  );
}
