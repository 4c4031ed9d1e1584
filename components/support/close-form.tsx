"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/web/form-state";

type CloseFormProps = { action: FormAction; initial: FormState; caseId: string; label?: string };

/** Ends a conversation. */
export const CloseForm = ({ action, initial, caseId, label = "Solved: close it" }: CloseFormProps) => (
  <ActionForm action={action} initial={initial} about={{ id: caseId }}>
    {() => (
      <SubmitButton kind="quiet" pendingLabel="Closing" className="sm:justify-self-start">
        {label}
      </SubmitButton>
    )}
  </ActionForm>
);
