"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/web/form-state";

type StopFormProps = { action: FormAction; initial: FormState; bulkId: string };

/** Stops a bulk act before its next row. */
export const StopForm = ({ action, initial, bulkId }: StopFormProps) => (
  <ActionForm action={action} initial={initial} about={{ bulkId }}>
    {() => (
      <SubmitButton kind="danger" size="small" pendingLabel="Stopping">
        Stop
      </SubmitButton>
    )}
  </ActionForm>
);
