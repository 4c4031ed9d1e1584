"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf } from "@/lib/web/form-state";

/** Appeals against a block, once. */
export const AppealForm = ({ action, until }: { action: FormAction; until: string }) => (
  <ActionForm action={action}>
    {(state) => (
      <>
        <TextArea
          label="Why the block is wrong"
          minLength={10}
          maxLength={2000}
          hint={`You can appeal once, until ${until}, Lagos time. Someone other than the person who blocked you reads it.`}
          {...fieldOf(state, "text")}
        />
        <SubmitButton pendingLabel="Sending">Send appeal</SubmitButton>
      </>
    )}
  </ActionForm>
);
