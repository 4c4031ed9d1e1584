"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type OpenReviewFormProps = { action: FormAction; tradeId: string; formKey: string };

/** Puts a trade before a moderator though neither side has reported it: nothing else lets staff move its money. */
export const OpenReviewForm = ({ action, tradeId, formKey }: OpenReviewFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={{ id: tradeId }} summary="Review this trade">
    {(state) => (
      <>
        <ReasonCodeField state={state} act="review_trade" />
        <ReasonField state={state} hint="Both sides read this. They have 24 hours to say what happened." />
        <SubmitButton kind="quiet" pendingLabel="Opening" className="sm:justify-self-start">
          Open a dispute
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
