"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type WordFormProps = { action: FormAction; formKey: string; listingId: string; isSeen: boolean | null };

/** Says whether the word stands there. What was said before can be changed. */
export const WordForm = ({ action, formKey, listingId, isSeen }: WordFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={{ id: listingId }}>
    {() => (
      <div className="flex flex-wrap gap-2">
        {isSeen !== true && (
          <SubmitButton name="seen" value="yes" kind="quiet" size="small" pendingLabel="Saving">
            It shows the word
          </SubmitButton>
        )}
        {isSeen !== false && (
          <SubmitButton name="seen" value="no" kind="quiet" size="small" pendingLabel="Saving">
            It doesn’t
          </SubmitButton>
        )}
      </div>
    )}
  </ActionForm>
);
