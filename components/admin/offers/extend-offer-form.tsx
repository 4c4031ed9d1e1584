"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type ExtendOfferFormProps = { offerId: string; daysLeft: number; action: FormAction; initial: FormState };

const lengths = [1, 3, 7, 14, 30];

/** Lets an offer run longer. */
export const ExtendOfferForm = ({ offerId, daysLeft, action, initial }: ExtendOfferFormProps) => {
  const options = [...new Set([...lengths.filter((days) => days < daysLeft), daysLeft])];
  return (
    <ActionForm action={action} initial={initial} about={{ id: offerId }} className="grid gap-4">
      {(state) => (
        <>
          <SelectField
            label="How much longer"
            options={options.map((days) => ({
              value: String(days),
              label: days === 1 ? "1 day" : `${days} days`,
            }))}
            {...fieldOf(state, "days")}
          />
          <ReasonCodeField state={state} act="extend_offer" />
          <ReasonField state={state} hint="The seller reads this. Thirty days in all." />
          <SubmitButton kind="quiet" pendingLabel="Extending" className="sm:justify-self-start">
            Let it run longer
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
};
