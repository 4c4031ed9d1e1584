"use client";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type SendFormProps = {
  action: FormAction;
  initial: FormState;
  about: { notice: string; language: string; templateId: string };
  isTexted: boolean;
};

/** Sends the notice with sample facts to who asks for it. */
export const SendForm = ({ action, initial, about, isTexted }: SendFormProps) => (
  <ActionForm action={action} initial={initial} about={about}>
    {(state) => (
      <>
        {state.done && <Notice tone="ok">On its way to you.</Notice>}
        <SelectField
          label="How"
          options={[
            { value: "MAIL", label: "Email" },
            { value: "PUSH", label: "Push" },
            ...(isTexted ? [{ value: "TEXT", label: "Text message" }] : []),
          ]}
          {...fieldOf(state, "channel")}
        />
        <SubmitButton kind="quiet" pendingLabel="Sending">
          Send it to me
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
