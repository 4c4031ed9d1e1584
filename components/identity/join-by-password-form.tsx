"use client";
import Link from "next/link";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { PasswordField } from "@/components/form/password-field";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";
import { Captcha } from "./captcha";
import type { FormDeed } from "./form-deed";
import { needsCaptcha } from "./needs-captcha";

/** Joins Google to the account of this address by its password; the mailed link is there for whoever does not know it. */
export function JoinByPasswordForm({ action, email }: { action: FormDeed; email: string }) {
  const [state, send] = useActionState(action, newForm());
  return (
    <form action={send} noValidate className="flex flex-col gap-5 text-left">
      <FormAlert refusal={state.refusal} />
      {state.refusal?.reason === "account_locked" && (
        <Link href="/forgot" prefetch={false} className={buttonClass({ wide: true })}>
          Choose a new password
        </Link>
      )}
      {/* A keeper of passwords has to know whose it is. */}
      <input type="email" name="email" autoComplete="username" defaultValue={email} readOnly hidden />
      <PasswordField label="Password" name="password" error={state.fieldErrors.password} />
      {needsCaptcha(state) && <Captcha answer={state} />}
      <SubmitButton wide pendingLabel="Joining">
        Sign in and join Google
      </SubmitButton>
      <p className="text-sm text-muted wrap-anywhere">
        You do not know the password? We have mailed a link to {email} that joins the two without it. It works
        for 30 minutes.
      </p>
      <p className="text-sm text-muted">It was not you? Then close this page, and nothing happens.</p>
    </form>
  );
}
