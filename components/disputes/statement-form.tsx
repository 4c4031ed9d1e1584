"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

type StatementFormProps = {
  action: FormAction;
  formKey: string;
  tradeId: string;
  label: string;
  hint: string;
  button: string;
  /** In letters. */
  longest: number;
};

/** A side's statement, or its reply: each is sent once and can’t be changed. */
export const StatementForm = ({
  action,
  formKey,
  tradeId,
  label,
  hint,
  button,
  longest,
}: StatementFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={{ id: tradeId }}>
    {(state) => (
      <>
        <TextArea label={label} rows={5} maxLength={longest} hint={hint} {...fieldOf(state, "statement")} />
        <SubmitButton pendingLabel="Sending" className="sm:justify-self-start">
          {button}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
