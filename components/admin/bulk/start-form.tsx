"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonField } from "@/components/form/reason-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/web/form-state";

type StartFormProps = {
  action: FormAction;
  initial: FormState;
  act: string;
  ids: string[];
  /** It takes nothing away. */
  isGiving: boolean;
  /** Names the act, the count and the sum. */
  button: string;
};

/** One reason for all rows, and the button that starts the act. */
export const StartForm = ({ action, initial, act, ids, isGiving, button }: StartFormProps) => (
  <ActionForm action={action} initial={initial} about={{ act, ids: ids.join(",") }}>
    {(state) => (
      <>
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
