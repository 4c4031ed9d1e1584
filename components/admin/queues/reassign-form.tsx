"use client";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

type ReassignFormProps = {
  action: FormAction;
  formKey: string;
  kind: string;
  subjectId: string;
  colleagues: { value: string; label: string }[];
};

/** Gives a case to a colleague. */
export const ReassignForm = ({ action, formKey, kind, subjectId, colleagues }: ReassignFormProps) => (
  <ActionForm
    action={action}
    initial={newForm(formKey)}
    about={{ kind, subjectId }}
    className="flex flex-wrap items-end gap-3"
  >
    {(state) => (
      <>
        <SelectField
          label="Colleague"
          options={colleagues}
          placeholder="Choose"
          {...fieldOf(state, "staffId")}
        />
        <SubmitButton kind="quiet" pendingLabel="Giving">
          Give it to them
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
