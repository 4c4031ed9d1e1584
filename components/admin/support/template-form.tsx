"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { ANSWER_LIMIT } from "@/lib/support/limits";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

/** Adds an answer for staff to begin with. */
export const TemplateForm = ({ action, initial }: { action: FormAction; initial: FormState }) => (
  <ActionForm action={action} initial={initial}>
    {(state) => (
      <>
        <TextField label="Title" maxLength={80} {...fieldOf(state, "title")} />
        <TextArea
          label="Answer"
          maxLength={ANSWER_LIMIT}
          rows={6}
          hint="{name} becomes the person’s first name. Staff can edit it before they send it."
          {...fieldOf(state, "body")}
        />
        <SubmitButton pendingLabel="Saving" className="sm:justify-self-start">
          Add answer
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
