"use client";
import Link from "next/link";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { PasswordField } from "@/components/form/password-field";
import { PhoneField } from "@/components/form/phone-field";
import { TextField } from "@/components/form/text-field";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";
import type { FormDeed } from "./form-deed";

type SignInFormProps = {
  action: FormDeed;
  by: "email" | "phone";
  /** The same page, asking for the other of the two. */
  otherWay: string;
  next: string;
};

export function SignInForm({ action, by, otherWay, next }: SignInFormProps) {
  const [state, send] = useActionState(action, newForm());
  return (
    <form action={send} noValidate className="flex flex-col gap-5">
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="next" value={next} />
      <Identifier by={by} defaultValue={state.values.identifier} error={state.fieldErrors.identifier} />
      <PasswordField label="Password" name="password" error={state.fieldErrors.password} />
      <SubmitButton wide pendingLabel="Signing in">
        Sign in
      </SubmitButton>
      <Link href={otherWay} replace scroll={false} className={buttonClass({ kind: "quiet", wide: true })}>
        {by === "email" ? "Use my phone number instead" : "Use my email address instead"}
      </Link>
    </form>
  );
}

function Identifier({ by, ...field }: { by: "email" | "phone"; defaultValue?: string; error?: string }) {
  if (by === "phone") return <PhoneField key="phone" label="Phone number" name="identifier" {...field} />;
  return (
    <TextField
      key="email"
      label="Email address"
      name="identifier"
      type="email"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      maxLength={254}
      {...field}
    />
  );
}
