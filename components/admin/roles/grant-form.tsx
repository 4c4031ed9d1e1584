"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type GrantFormProps = {
  action: FormAction;
  initial: FormState;
  userId: string;
  name: string;
  /** Roles by their names. */
  roles: { value: string; label: string }[];
};

/** Requests a role for a person who was found. */
export const GrantForm = ({ action, initial, userId, name, roles }: GrantFormProps) => (
  <ActionForm action={action} initial={initial} about={{ userId }} className="grid gap-4">
    {(state) => (
      <>
        <SelectField label="Role" options={roles} {...fieldOf(state, "role")} />
        <ReasonCodeField state={state} act="role.grant" />
        <ReasonField state={state} hint="The administrator who approves it will read this." />
        <SubmitButton pendingLabel="Requesting" className="sm:justify-self-start">
          Request this role for {name}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
