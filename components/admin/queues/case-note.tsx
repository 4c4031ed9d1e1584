"use client";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

type CaseNoteProps = { action: FormAction; formKey: string; people: { value: string; label: string }[] };

/** Writes a note about one of the people of a case, without leaving it. */
export const CaseNote = ({ action, formKey, people }: CaseNoteProps) => (
  <ActionForm action={action} initial={newForm(formKey)} className="grid gap-3">
    {(state) =>
      state.done ? (
        <output>Your note is saved.</output>
      ) : (
        <>
          <SelectField
            label="About"
            options={people}
            {...fieldOf(state, "userId")}
            defaultValue={state.values.userId ?? people[0]?.value ?? ""}
          />
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
      )
    }
  </ActionForm>
);
