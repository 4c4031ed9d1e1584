"use client";
import { type ReactNode } from "react";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { OtpField } from "@/components/form/otp-field";
import { useFormAction } from "@/components/form/use-form-action";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { CodeList } from "./code-list";

type AppSetupProps = {
  confirm: FormAction;
  /** The secret, to be typed in where nothing can scan the picture; undefined where no setup is under way. */
  typed: string | undefined;
  /** The QR code. */
  picture: ReactNode;
};

/** Scan, enter the first code, save the recovery codes, which are shown only here. */
export function AppSetup({ confirm, typed, picture }: AppSetupProps) {
  const [state, send] = useFormAction(confirm, newForm());
  if (state.done) {
    return (
      <div className="flex flex-col gap-5">
        <CodeList codes={state.values.codes ?? ""} />
        <ButtonLink href="/settings/security" wide>
          I’ve saved them
        </ButtonLink>
      </div>
    );
  }
  if (!typed) {
    return (
      <div className="grid gap-5">
        <p>You haven’t started setting up an app, or it’s already on. Start on the Security page.</p>
        <ButtonLink href="/settings/security" wide>
          Go to Security
        </ButtonLink>
      </div>
    );
  }
  return (
    <Form action={send} noValidate className="flex flex-col gap-5">
      <FormAlert refusal={state.refusal} />
      <div>
        <h2 className="text-lg">1. Scan this with your app</h2>
        <div className="mx-auto my-4 w-52 rounded-inset border border-line bg-white p-3">
          <span className="sr-only">QR code. The same key is shown as text below.</span>
          {picture}
        </div>
        <p className="text-sm text-muted">Can’t scan it? Enter this key in the app instead:</p>
        <div className="mt-2 flex flex-wrap items-center justify-between gap-3 rounded-inset bg-ground p-4">
          <code className="fig font-semibold wrap-anywhere">{typed}</code>
          <CopyButton text={typed.replaceAll(" ", "")} />
        </div>
      </div>
      <div>
        <h2 className="mb-3 text-lg">2. Enter the code it shows</h2>
        <OtpField label="Authenticator code" name="code" error={state.fieldErrors.code} />
      </div>
      <SubmitButton wide pendingLabel="Checking">
        Turn on
      </SubmitButton>
    </Form>
  );
}
