"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";

export const TryAgainForm = ({ action }: { action: FormAction }) => (
  <ActionForm action={action} className="grid gap-2">
    {({ done }) =>
      done ? (
        <output>A test email is on its way.</output>
      ) : (
        <SubmitButton kind="quiet" size="small" pendingLabel="Trying">
          Try again
        </SubmitButton>
      )
    }
  </ActionForm>
);
