"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type AgreeFormProps = {
  action: FormAction;
  formKey: string;
  about: Record<string, string>;
  label: string;
  pending: string;
  kind?: "primary" | "quiet";
};

/** Approves a request, with the digest that was shown. */
export const AgreeForm = ({ action, formKey, about, label, pending, kind = "primary" }: AgreeFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={about} className="grid gap-3">
    {() => (
      <SubmitButton kind={kind} pendingLabel={pending} wide>
        {label}
      </SubmitButton>
    )}
  </ActionForm>
);
