"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type LongBlockFormProps = { action: FormAction; initial: FormState; userId: string };

/** Requests a block that lasts until it is lifted. */
export const LongBlockForm = ({ action, initial, userId }: LongBlockFormProps) => (
  <ActionForm action={action} initial={initial} about={{ userId }} summary="Block without end">
    {(state) => (
      <>
        <TextArea
          label="What the person reads"
          minLength={10}
          maxLength={500}
          hint="What happened, and what they can do."
          {...fieldOf(state, "says")}
        />
        <ReasonCodeField state={state} act="person.block" />
        <ReasonField
          state={state}
          label="Reason for your colleague"
          hint="Your colleague in compliance reads this."
        />
        <SubmitButton kind="danger" pendingLabel="Requesting" className="sm:justify-self-start">
          Request a block without end
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
