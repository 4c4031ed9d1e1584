"use client";
import { keyClass } from "@/components/admin/workplace/place-list";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type ApproveFormProps = {
  action: FormAction;
  formKey: string;
  /** The listing, and where the page leads afterwards. */
  about: Record<string, string>;
  label: string;
  pending: string;
};

/** Lets a listing go live, or keeps it after reports; `a` presses it. */
export const ApproveForm = ({ action, formKey, about, label, pending }: ApproveFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={about}>
    {() => (
      <SubmitButton pendingLabel={pending} wide dataKey="a">
        {label}
        <kbd aria-hidden className={`max-lg:hidden ${keyClass}`}>
          a
        </kbd>
      </SubmitButton>
    )}
  </ActionForm>
);
