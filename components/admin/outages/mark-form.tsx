"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type MarkFormProps = {
  action: FormAction;
  initial: FormState;
  /** What can be down, each with how many trades would stand still. */
  scopes: { value: string; label: string }[];
};

const began = ["0", "5", "10", "15", "30", "60"].map((minutes) => ({
  value: minutes,
  label: minutes === "0" ? "Now" : `${minutes} minutes ago`,
}));

/** Records an outage: the clocks of the trades that it concerns stop. */
export const MarkForm = ({ action, initial, scopes }: MarkFormProps) => (
  <ActionForm action={action} initial={initial} className="grid gap-4">
    {(state) => (
      <>
        <SelectField
          label="What is down"
          options={scopes}
          placeholder="Choose"
          {...fieldOf(state, "scope")}
        />
        <SelectField label="Since when" options={began} {...fieldOf(state, "minutesAgo")} />
        <ReasonCodeField state={state} act="mark_outage" />
        <ReasonField state={state} hint="For colleagues and the audit log." />
        <SubmitButton kind="danger" pendingLabel="Stopping" className="sm:justify-self-start">
          Stop these clocks
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
