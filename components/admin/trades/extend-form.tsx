"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

const more = [1, 2, 6, 12, 24].map((hours) => ({
  value: String(hours),
  label: hours === 1 ? "1 hour" : `${hours} hours`,
}));

type ExtendFormProps = { tradeId: string; action: FormAction; initial: FormState };

/** Gives both sides of a trade more time. */
export const ExtendForm = ({ tradeId, action, initial }: ExtendFormProps) => (
  <ActionForm action={action} initial={initial} about={{ id: tradeId }} className="grid gap-4">
    {(state) => (
      <>
        <SelectField label="How much more time" options={more} {...fieldOf(state, "hours")} />
        <ReasonCodeField state={state} act="extend_trade" />
        <ReasonField state={state} hint="Both sides read this. You can give more time twice." />
        <SubmitButton kind="quiet" pendingLabel="Giving" className="sm:justify-self-start">
          Give more time
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
