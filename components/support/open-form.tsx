"use client";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { MESSAGE_LIMIT } from "@/lib/support/limits";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type OpenFormProps = {
  action: FormAction;
  initial: FormState;
  /** What it is about; absent where the person chooses. */
  about?: { about: string; subjectId?: string };
};

const choices = [
  { value: "account", label: "Your account" },
  { value: "other", label: "Something else" },
];

/** Begins a conversation with support. */
export const OpenForm = ({ action, initial, about }: OpenFormProps) => (
  <ActionForm action={action} initial={initial} about={about ?? {}}>
    {(state) => (
      <>
        {!about && (
          <SelectField
            label="What it’s about"
            options={choices}
            placeholder="Choose"
            hint="About a trade or a payment? Open it, and choose “Write to support” there."
            {...fieldOf(state, "about")}
          />
        )}
        <TextArea
          label="Your message"
          maxLength={MESSAGE_LIMIT}
          rows={6}
          hint="Say what happened, and what you expected. Never send a password or a code."
          {...fieldOf(state, "text")}
        />
        <SubmitButton pendingLabel="Sending" className="sm:justify-self-start">
          Send
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
