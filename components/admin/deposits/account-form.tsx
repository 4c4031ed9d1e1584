"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/web/form-state";
import type { DecisionAction } from "./decision-form";

type AccountFormProps = {
  action: DecisionAction;
  initial: FormState;
  refundId: string;
  payerName: string;
  banks: { code: string; name: string }[];
};

/** The payer's account for a refund that got stuck. The bank is asked whose it is before it is used. */
export function RefundAccountForm({ action, initial, refundId, payerName, banks }: AccountFormProps) {
  const [state, send] = useActionState(action, initial);
  const { values, fieldErrors } = state;
  return (
    <form action={send} noValidate className="grid gap-4 sm:max-w-md">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <input type="hidden" name="refundId" value={refundId} />
      <SelectField
        label="Bank"
        name="bankCode"
        placeholder="Choose the bank"
        options={banks.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={values.bankCode ?? ""}
        error={fieldErrors.bankCode}
      />
      <TextField
        label="Account number"
        name="accountNumber"
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        hint={`An account of ${payerName}: money goes back to whoever sent it, and to nobody else.`}
        defaultValue={values.accountNumber}
        error={fieldErrors.accountNumber}
      />
      <SubmitButton pendingLabel="Asking the bank" className="sm:justify-self-start">
        Send it to this account
      </SubmitButton>
    </form>
  );
}
