"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonField } from "@/components/form/reason-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/web/form-state";

type DecisionFormProps = {
  action: FormAction;
  initial: FormState;
  reference: string;
  /** What the button says it does, and what follows. */
  label: string;
  says: string;
  isQuiet?: boolean;
};

/** One decision about a deposit, with its reason. */
export const DecisionForm = ({ action, initial, reference, label, says, isQuiet }: DecisionFormProps) => (
  <ActionForm action={action} initial={initial} about={{ reference }}>
    {(state) => (
      <>
        <p className="text-sm text-muted">{says}</p>
        <ReasonField state={state} maxLength={500} hint="Saved in the audit log. The user won’t see it." />
        <SubmitButton
          kind={isQuiet ? "quiet" : "primary"}
          pendingLabel="Deciding"
          className="sm:justify-self-start"
        >
          {label}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
