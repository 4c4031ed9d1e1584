"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonField } from "@/components/form/reason-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/web/form-state";

const hint =
  "What was found and what was done about it. Saved with your name. If the difference remains, payouts pause again after two comparisons.";

/** Lets payouts go on, with the reason why that is safe. */
export const ResumeForm = ({ action, initial }: { action: FormAction; initial: FormState }) => (
  <ActionForm action={action} initial={initial} className="grid gap-5">
    {(state) => (
      <>
        <ReasonField state={state} label="Why payouts can resume" maxLength={1000} hint={hint} />
        <SubmitButton pendingLabel="Resuming" className="sm:justify-self-start">
          Resume payouts
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
