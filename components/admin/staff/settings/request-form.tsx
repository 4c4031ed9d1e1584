"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/web/form-state";

type RequestFormProps = {
  action: FormAction;
  initial: FormState;
  id: string;
  says: string;
  pending: string;
  isQuiet?: boolean;
};

/** One decision on a request. */
export const RequestForm = ({ action, initial, id, says, pending, isQuiet = false }: RequestFormProps) => (
  <ActionForm action={action} initial={initial} about={{ id }} className="grid gap-3">
    {() => (
      <SubmitButton {...(isQuiet ? { kind: "quiet" as const } : {})} pendingLabel={pending}>
        {says}
      </SubmitButton>
    )}
  </ActionForm>
);
