"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ReasonOption } from "@/lib/kernel/approvals/reason-codes";
import type { FormAction, FormState } from "@/lib/web/form-state";

type StartFormProps = {
  action: FormAction;
  initial: FormState;
  act: string;
  ids: string[];
  reasons: readonly ReasonOption[];
  /** It takes nothing away. */
  isGiving: boolean;
  /** Names the act, the count and the sum. */
  button: string;
};

/** One reason for all rows, and the button that starts the act. */
export const StartForm = ({ action, initial, act, ids, reasons, isGiving, button }: StartFormProps) => (
  <ActionForm action={action} initial={initial} about={{ act, ids: ids.join(",") }}>
    {(state) => (
      <>
        <ReasonCodeField state={state} act={reasons} />
        <ReasonField
          state={state}
          maxLength={500}
          hint="Kept on record for each row. Where money goes back or a listing is rejected, its owner reads it."
        />
        <SubmitButton kind={isGiving ? "primary" : "danger"} pendingLabel="Starting">
          {button}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
