"use client";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/check-field";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

type ViewFormProps = { action: FormAction; formKey: string; kind: string; query: string };

/** Saves the filter and order that are shown under a name. */
export const ViewForm = ({ action, formKey, kind, query }: ViewFormProps) => (
  <ActionForm
    action={action}
    initial={newForm(formKey)}
    about={{ kind, query }}
    className="grid max-w-sm gap-3"
  >
    {(state) => (
      <>
        <TextField label="Name of this view" maxLength={60} autoComplete="off" {...fieldOf(state, "name")} />
        <CheckField
          label="Share with colleagues who open this queue"
          required={false}
          {...fieldOf(state, "isShared")}
        />
        <SubmitButton kind="quiet" pendingLabel="Saving" className="sm:justify-self-start">
          Save view
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
