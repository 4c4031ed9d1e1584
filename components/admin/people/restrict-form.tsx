"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type Option = { value: string; label: string };

type RestrictFormProps = {
  action: FormAction;
  initial: FormState;
  userId: string;
  kinds: Option[];
  lengths: Option[];
};

/** Restricts a person: what they can no longer do, for how long, and the sentence that they read. */
export const RestrictForm = ({ action, initial, userId, kinds, lengths }: RestrictFormProps) => (
  <ActionForm action={action} initial={initial} about={{ userId }} summary="Restrict">
    {(state) => (
      <>
        <SelectField label="What" options={kinds} {...fieldOf(state, "kind")} />
        <SelectField label="For how long" options={lengths} {...fieldOf(state, "lasts")} />
        <ReasonCodeField state={state} act="restrict" />
        <TextArea
          label="Reason"
          minLength={10}
          maxLength={500}
          hint="The person reads this: what happened, and what they can do."
          {...fieldOf(state, "reason")}
        />
        <TextArea
          label="Note for colleagues"
          maxLength={2000}
          required={false}
          hint="Only staff read this."
          {...fieldOf(state, "note")}
        />
        <SubmitButton kind="danger" pendingLabel="Restricting" className="sm:justify-self-start">
          Restrict
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
