"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/web/form-state";

type RetryFormProps = { action: FormAction; initial: FormState; jobId: string; job: string };

/** Retries a dead job. */
export const RetryForm = ({ action, initial, jobId, job }: RetryFormProps) => (
  <ActionForm action={action} initial={initial} about={{ id: jobId }} className="grid gap-2">
    {() => (
      <SubmitButton kind="quiet" size="small" pendingLabel="Retrying">
        Retry<span className="sr-only"> {job}</span>
      </SubmitButton>
    )}
  </ActionForm>
);
