"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type PauseFormProps = {
  action: FormAction;
  initial: FormState;
  gateway: string;
  reasons: { value: string; label: string }[];
};

/** Stops payouts at once, with a reason that everybody reads and one that stays with staff. */
export const PauseForm = ({ action, initial, gateway, reasons }: PauseFormProps) => (
  <ActionForm action={action} initial={initial} about={{ gateway }} summary="Pause payouts">
    {(state) => (
      <>
        <SelectField label="What everybody reads" options={reasons} {...fieldOf(state, "says")} />
        <ReasonCodeField state={state} act="pause_payouts" />
        <ReasonField state={state} maxLength={1000} hint="Saved in the audit log. Only staff read it." />
        <SubmitButton kind="danger" pendingLabel="Pausing" className="sm:justify-self-start">
          Pause payouts
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
