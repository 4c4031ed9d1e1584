"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type TakeFormProps = {
  action: FormAction;
  initial: FormState;
  /** Permissions that can be taken, by what they allow. */
  permissions: { value: string; label: string }[];
};

/** Takes a missing permission for an hour. */
export const TakeForm = ({ action, initial, permissions }: TakeFormProps) => (
  <ActionForm action={action} initial={initial} className="grid gap-4">
    {(state) => (
      <>
        <SelectField
          label="What you need to do"
          options={permissions}
          placeholder="Choose"
          {...fieldOf(state, "permission")}
        />
        <ReasonCodeField state={state} act="take_permission" />
        <ReasonField state={state} hint="All administrators and auditors read this now." />
        <SubmitButton kind="danger" pendingLabel="Taking" className="sm:justify-self-start">
          Take it for an hour
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
