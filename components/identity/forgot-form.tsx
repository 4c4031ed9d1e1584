"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { TextField } from "@/components/form/text-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";
import type { FormDeed } from "./form-deed";

/** Has a mail sent; says the same whether or not there is an account. */
export function ForgotForm({ action }: { action: FormDeed }) {
  const [state, send] = useActionState(action, newForm());
  return (
    <form action={send} noValidate className="flex flex-col gap-5">
      <FormAlert refusal={state.refusal} />
      {state.done && (
        <output className="block">
          <Notice tone="ok" title="Look into your mail">
            If this is the address or number of an account, and its address is proven, a link is on its way.
            It works for 30 minutes. Nothing came? Look among the unwanted mails, then ask again.
          </Notice>
        </output>
      )}
      <TextField
        label="Email address or phone number"
        name="identifier"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        hint="We mail to the address that the account has proven."
        defaultValue={state.values.identifier}
        error={state.fieldErrors.identifier}
      />
      <SubmitButton wide pendingLabel="Sending">
        Mail me a link
      </SubmitButton>
    </form>
  );
}
