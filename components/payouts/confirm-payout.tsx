"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { useSignedForm } from "@/components/identity/factors/use-passkey";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PasskeyRequest } from "@/lib/identity";
import { HOME } from "@/lib/money/currencies";
import { apiPost } from "@/lib/web/browser-api";
import type { FormAction, FormState } from "@/lib/web/form-state";

type ConfirmPayoutProps = {
  action: FormAction;
  initial: FormState;
  /** Kobo as digits, and whose account. */
  fields: { amount: string; fee: string; bankAccountId: string };
  /** Their passkey has to sign it. */
  signs: boolean;
  label: string;
};

/** The last step: sends what was shown, signed by a passkey where its owner has one. */
export function ConfirmPayout({ action, initial, fields, signs, label }: ConfirmPayoutProps) {
  const [state, send] = useFormAction(action, initial);
  const ask = () =>
    apiPost<PasskeyRequest | null>("/wallet/payouts/ask", {
      key: initial.key,
      amount: { minor: fields.amount, currency: HOME },
      fee: { minor: fields.fee, currency: HOME },
      bankAccountId: fields.bankAccountId,
    });
  const { refusal, isWaiting, onSubmit } = useSignedForm(ask, send);
  const alert = refusal ?? state.refusal;
  const [fieldError] = Object.values(state.fieldErrors);
  return (
    <Form action={send} {...(signs && { onSubmit })} className="grid gap-3">
      <FormAlert refusal={alert ?? (fieldError ? { reason: "not_possible", message: fieldError } : null)} />
      <HiddenKey value={state.key} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton wide pendingLabel="Requesting">
        {label}
      </SubmitButton>
      {signs && (
        <p aria-live="polite" className="text-sm text-muted">
          {isWaiting
            ? "Waiting for your passkey…"
            : "Your passkey confirms this exact amount to this exact account, and nothing else."}
        </p>
      )}
    </Form>
  );
}
