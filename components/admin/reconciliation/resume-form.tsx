"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonField } from "@/components/form/reason-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/web/form-state";

const hint =
  "What was found, and what was done about it. It stays on record with your name. Where the difference is still there, the second comparison from now stops payouts again.";

/** Lets payouts go on, with the reason why that is safe. */
export const ResumeForm = ({ action, initial }: { action: FormAction; initial: FormState }) => (
  <ActionForm action={action} initial={initial} className="grid gap-5">
    {(state) => (
      <>
        <ReasonField state={state} label="Why payouts may go on" maxLength={1000} hint={hint} />
        <SubmitButton pendingLabel="Letting them go" className="sm:justify-self-start">
          Let payouts go on
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
