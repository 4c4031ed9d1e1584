"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { MESSAGE_LIMIT } from "@/lib/support/limits";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type MessageFormProps = { action: FormAction; initial: FormState; caseId: string; isClosed: boolean };

/** Writes in a conversation; into a closed one, which that reopens. */
export const MessageForm = ({ action, initial, caseId, isClosed }: MessageFormProps) => (
  <ActionForm
    action={action}
    initial={initial}
    about={{ id: caseId }}
    {...(isClosed && { summary: "Something left? Reopen it" })}
  >
    {(state) => (
      <>
        <TextArea
          label="Your message"
          maxLength={MESSAGE_LIMIT}
          rows={4}
          hint="Never send a password or a code. We don’t need them."
          {...fieldOf(state, "text")}
        />
        <SubmitButton pendingLabel="Sending" className="sm:justify-self-start">
          {isClosed ? "Send and reopen" : "Send"}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
