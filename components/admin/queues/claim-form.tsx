"use client";
import { ActionForm } from "@/components/form/action-form";
import { type FormAction, newForm } from "@/lib/web/form-state";

type ClaimFormProps = {
  action: FormAction;
  formKey: string;
  kind: string;
  subjectId: string;
  /** Tells rows apart for those who do not see them. */
  name: string;
  className: string;
};

/** Claims a case for the viewer; `e` presses it. */
export const ClaimForm = ({ action, formKey, kind, subjectId, name, className }: ClaimFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={{ kind, subjectId }} className="contents">
    {() => (
      <button type="submit" data-key="e" className={className}>
        Claim<span className="sr-only"> {name}</span>
      </button>
    )}
  </ActionForm>
);
