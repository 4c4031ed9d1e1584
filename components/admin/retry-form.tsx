"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/web/form-state";

export type RetryAction = (previous: FormState, submitted: FormData) => Promise<FormState>;

type RetryFormProps = { action: RetryAction; initial: FormState; jobId: string; job: string };

/** Lets one dead job try again. */
export function RetryForm({ action, initial, jobId, job }: RetryFormProps) {
  const [state, send] = useActionState(action, initial);
  return (
    <form action={send} className="grid gap-2">
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={jobId} />
      <SubmitButton kind="quiet" size="small" pendingLabel="Trying">
        Try again<span className="sr-only">: {job}</span>
      </SubmitButton>
      <FormAlert refusal={state.refusal} />
    </form>
  );
}
