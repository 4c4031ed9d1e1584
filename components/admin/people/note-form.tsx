"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type NoteFormProps = { action: FormAction; initial: FormState; userId: string };

/** Writes a note about a person, which colleagues read and which is part of the person's own export. */
export const NoteForm = ({ action, initial, userId }: NoteFormProps) => (
  <ActionForm action={action} initial={initial} about={{ userId }} className="grid gap-4">
    {(state) => (
      <>
        <TextArea
          label="Note"
          maxLength={2000}
          hint="Colleagues read this. It can’t be changed."
          {...fieldOf(state, "text")}
        />
        <SubmitButton kind="quiet" pendingLabel="Saving" className="sm:justify-self-start">
          Save note
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
