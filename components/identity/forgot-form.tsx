"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf } from "@/lib/web/form-state";

/** Has a mail sent; says the same whether or not there is an account. */
export const ForgotForm = ({ action }: { action: FormAction }) => (
  <ActionForm action={action} className="flex flex-col gap-5">
    {(state) => (
      <>
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
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          hint="We mail to the address that the account has proven."
          {...fieldOf(state, "identifier")}
        />
        <SubmitButton wide pendingLabel="Sending">
          Mail me a link
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
