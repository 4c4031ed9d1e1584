"use client";
import Link from "next/link";
import { EmailField } from "@/components/form/email-field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { PasswordField } from "@/components/form/password-field";
import { PhoneField } from "@/components/form/phone-field";
import { useFormAction } from "@/components/form/use-form-action";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { Captcha } from "./captcha";
import { needsCaptcha } from "./needs-captcha";

type SignInFormProps = {
  action: FormAction;
  by: "email" | "phone";
  /** The same page, asking for the other of the two. */
  otherWay: string;
  next: string;
};

const FORGOT = "/forgot";

export function SignInForm({ action, by, otherWay, next }: SignInFormProps) {
  const [state, send] = useFormAction(action, newForm());
  return (
    <Form action={send} noValidate className="flex flex-col gap-5">
      <FormAlert refusal={state.refusal} />
      {state.refusal?.reason === "account_locked" && (
        <Link href={FORGOT} prefetch={false} className={buttonClass({ wide: true })}>
          Choose a new password
        </Link>
      )}
      <input type="hidden" name="next" value={next} />
      <Identifier by={by} defaultValue={state.values.identifier} error={state.fieldErrors.identifier} />
      <div>
        <PasswordField label="Password" name="password" error={state.fieldErrors.password} />
        <Link
          href={FORGOT}
          prefetch={false}
          className="mt-1 -mb-2 inline-flex min-h-11 items-center text-sm font-semibold text-primary-ink underline underline-offset-3"
        >
          Forgot your password?
        </Link>
      </div>
      {needsCaptcha(state) && <Captcha answer={state} otherWay={<ResetInstead />} />}
      <SubmitButton wide pendingLabel="Signing in…">
        Sign in
      </SubmitButton>
      <Link href={otherWay} replace scroll={false} className={buttonClass({ kind: "quiet", wide: true })}>
        {by === "email" ? "Use my phone number instead" : "Use my email address instead"}
      </Link>
    </Form>
  );
}

const ResetInstead = () => (
  <>
    or{" "}
    <Link href={FORGOT} className="font-semibold underline">
      reset your password by email
    </Link>
  </>
);

function Identifier({ by, ...field }: { by: "email" | "phone"; defaultValue?: string; error?: string }) {
  if (by === "phone") return <PhoneField key="phone" label="Phone number" name="identifier" {...field} />;
  return (
    <EmailField
      key="email"
      label="Email address"
      name="identifier"
      autoComplete="username webauthn"
      {...field}
    />
  );
}
