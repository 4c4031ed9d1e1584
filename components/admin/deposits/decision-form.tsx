"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CodedAct } from "@/lib/kernel/approvals/reason-codes";
import type { FormAction, FormState } from "@/lib/web/form-state";

type DecisionFormProps = {
  action: FormAction;
  initial: FormState;
  reference: string;
  /** What the button says it does, and what follows. */
  label: string;
  says: string;
  /** The act whose codes stand beside the reason. */
  codes: CodedAct;
  isQuiet?: boolean;
};

/** One decision about a deposit, with its reason. */
export const DecisionForm = ({
  action,
  initial,
  reference,
  label,
  says,
  codes,
  isQuiet,
}: DecisionFormProps) => (
  <ActionForm action={action} initial={initial} about={{ reference }}>
    {(state) => (
      <>
        <p className="text-sm text-muted">{says}</p>
        <ReasonCodeField state={state} act={codes} />
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
