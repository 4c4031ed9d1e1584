"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/web/form-state";

/** Switches a feature off for everyone. */
export const KillForm = ({
  action,
  initial,
  flag,
}: {
  action: FormAction;
  initial: FormState;
  flag: string;
}) => (
  <ActionForm action={action} initial={initial} about={{ flag }}>
    {(state) => (
      <>
        <ReasonCodeField state={state} act="kill_flag" />
        <ReasonField state={state} hint="Kept on record. Two people are needed to switch it on again." />
        <SubmitButton kind="danger" pendingLabel="Switching off">
          Switch off for everyone
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
