"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

type DayFormProps = {
  action: FormAction;
  formKey: string;
  listingId: string;
  summary: string;
  label: string;
  pending: string;
  /** The last day that can be chosen, as '2026-11-30'. */
  last: string;
  /** With a reason, which the seller reads. */
  hasReason?: boolean;
};

/** Something of a listing’s until the end of a day: featured, or running on. */
export const DayForm = ({
  action,
  formKey,
  listingId,
  summary,
  label,
  pending,
  last,
  hasReason,
}: DayFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={{ id: listingId }} summary={summary}>
    {(state) => (
      <>
        <TextField
          label="Until the end of"
          type="date"
          max={last}
          hint="Within the next 89 days."
          {...fieldOf(state, "until")}
        />
        {hasReason && (
          <>
            <ReasonCodeField state={state} act="extend_offer" />
            <TextArea label="Reason" maxLength={500} hint="Kept on record." {...fieldOf(state, "reason")} />
          </>
        )}
        <SubmitButton kind="quiet" pendingLabel={pending} className="sm:justify-self-start">
          {label}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
