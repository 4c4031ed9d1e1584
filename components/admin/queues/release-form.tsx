"use client";
import { ActionForm } from "@/components/form/action-form";
import { type FormAction, newForm } from "@/lib/web/form-state";

type ReleaseFormProps = { action: FormAction; formKey: string; assignmentId: string; className: string };

/** Returns a case to its queue. */
export const ReleaseForm = ({ action, formKey, assignmentId, className }: ReleaseFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={{ assignmentId }} className="contents">
    {() => (
      <button type="submit" className={className}>
        Return to the queue
      </button>
    )}
  </ActionForm>
);
