"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf } from "@/lib/web/form-state";

/** Requests a reset email; responds the same whether or not the account exists. */
export const ForgotForm = ({ action }: { action: FormAction }) => (
  <ActionForm action={action} className="flex flex-col gap-5">
    {(state) => (
      <>
        {state.done && (
          <output className="block">
            <Notice tone="ok" title="Check your email">
              If there’s an account with these details and a verified email address, we’ve sent a link to that
              address. It’s valid for 30 minutes. Nothing yet? Check your spam folder, then try again.
            </Notice>
          </output>
        )}
        <TextField
          label="Email address or phone number"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          hint="We’ll email a link to your verified address."
          {...fieldOf(state, "identifier")}
        />
        <SubmitButton wide pendingLabel="Sending">
          Email me a link
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
