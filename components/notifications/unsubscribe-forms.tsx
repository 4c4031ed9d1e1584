"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";

type UnsubscribeFormProps = { action: FormAction; token: string };

export const UnsubscribeForm = ({ action, token }: UnsubscribeFormProps) => (
  <ActionForm action={action} about={{ token }}>
    {() => (
      <SubmitButton wide pendingLabel="One moment">
        Stop this email
      </SubmitButton>
    )}
  </ActionForm>
);

/** Undoes it. */
export const ResubscribeForm = ({ action, token, topics }: UnsubscribeFormProps & { topics: string }) => (
  <ActionForm action={action} about={{ token, topics }}>
    {() => (
      <SubmitButton kind="quiet" wide pendingLabel="One moment">
        Undo
      </SubmitButton>
    )}
  </ActionForm>
);
