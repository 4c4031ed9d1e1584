"use client";
import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";
import { Captcha } from "./captcha";
import { needsCaptcha } from "./needs-captcha";

/** Connects Google with the account's password; the emailed link is the alternative. */
export const JoinByPasswordForm = ({ action, email }: { action: FormAction; email: string }) => (
  <ActionForm action={action} className="flex flex-col gap-5 text-left">
    {(state) => (
      <>
        {state.refusal?.reason === "account_locked" && (
          <Link href="/forgot" prefetch={false} className={buttonClass({ wide: true })}>
            Choose a new password
          </Link>
        )}
        {/* The username, for password managers. */}
        <input type="email" name="email" autoComplete="username" defaultValue={email} readOnly hidden />
        <PasswordField label="Password" name="password" error={state.fieldErrors.password} />
        {needsCaptcha(state) && <Captcha answer={state} />}
        <SubmitButton wide pendingLabel="Connecting">
          Sign in and connect Google
        </SubmitButton>
        <p className="text-sm text-muted wrap-anywhere">
          Don’t know the password? We’ve emailed a link to {email} that connects the accounts without it. It’s
          valid for 30 minutes.
        </p>
        <p className="text-sm text-muted">Wasn’t you? Close this page and nothing changes.</p>
      </>
    )}
  </ActionForm>
);
