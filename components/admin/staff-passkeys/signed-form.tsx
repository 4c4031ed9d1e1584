"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { useSignedForm } from "@/components/identity/factors/use-passkey";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PasskeyRequest } from "@/lib/identity";
import { apiPost } from "@/lib/web/browser-api";
import { type FormAction, newForm } from "@/lib/web/form-state";

type SignedFormProps = {
  action: FormAction;
  formKey: string;
  /** What it is about: hidden fields by their names. */
  about: Record<string, string>;
  /** The operation that says what is signed, and what it is asked about. */
  ask: { path: string; input: Record<string, string> };
  label: string;
  pending: string;
  /** What the passkey confirms. */
  says: string;
  kind?: "primary" | "quiet";
};

/** A button that has the viewer's staff passkey sign, and sends the signature. */
export function SignedForm({
  action,
  formKey,
  about,
  ask,
  label,
  pending,
  says,
  kind = "primary",
}: SignedFormProps) {
  const [state, send] = useFormAction(action, newForm(formKey));
  const { refusal, isWaiting, onSubmit } = useSignedForm(
    () => apiPost<PasskeyRequest | null>(ask.path, ask.input),
    send,
  );
  return (
    <Form action={send} onSubmit={onSubmit} className="grid gap-3">
      <FormAlert refusal={refusal ?? state.refusal} />
      <HiddenKey value={state.key} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton kind={kind} pendingLabel={pending} wide>
        {label}
      </SubmitButton>
      <p aria-live="polite" className="text-sm text-muted">
        {isWaiting ? "Waiting for your passkey…" : says}
      </p>
    </Form>
  );
}
