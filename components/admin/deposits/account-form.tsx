"use client";
import { ActionForm } from "@/components/form/action-form";
import { BankAccountFields } from "@/components/form/bank-account-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState } from "@/lib/web/form-state";

type AccountFormProps = {
  action: FormAction;
  initial: FormState;
  refundId: string;
  payerName: string;
  banks: { code: string; name: string }[];
};

/** The payer's account for a refund that needs attention. Its name is verified with the bank before use. */
export const RefundAccountForm = ({ action, initial, refundId, payerName, banks }: AccountFormProps) => (
  <ActionForm action={action} initial={initial} about={{ refundId }} className="grid gap-4 sm:max-w-md">
    {(state) => (
      <>
        <BankAccountFields
          state={state}
          label="Bank"
          banks={banks}
          hint={`An account in the name of ${payerName}. Money can only go back to the person who sent it.`}
        />
        <SubmitButton pendingLabel="Checking with the bank" className="sm:justify-self-start">
          Send to this account
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
