"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type StartReviewProps = { tradeId: string; formKey: string; review: FormAction };

/** Takes up a dispute that waits for a moderator. */
export const StartReview = ({ tradeId, formKey, review }: StartReviewProps) => (
  <ActionForm
    action={review}
    initial={newForm(formKey)}
    about={{ id: tradeId }}
    className="mb-6 flex flex-wrap items-center justify-between gap-3 border-b border-line pb-5"
  >
    {() => (
      <>
        <p className="text-sm text-muted">Both sides see when a moderator starts.</p>
        <SubmitButton kind="quiet" pendingLabel="Starting">
          Start review
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
