"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type DeclineFormProps = { action: FormAction; id: string; formKey: string; draft: string };

/** What the bank is to read: drafted from our records, edited by staff, sent with the evidence. */
export const DeclineForm = ({ action, id, formKey, draft }: DeclineFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={{ id }}>
    {({ values, fieldErrors }) => (
      <>
        <TextArea
          label="Evidence for the bank"
          name="summary"
          rows={10}
          minLength={50}
          maxLength={4000}
          hint="Drafted from our records. Check it, and remove anything that isn’t relevant."
          defaultValue={values.summary ?? draft}
          error={fieldErrors.summary}
        />
        <SubmitButton pendingLabel="Sending evidence" className="sm:justify-self-start">
          Send evidence
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
