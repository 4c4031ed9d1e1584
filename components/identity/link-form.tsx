"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";

type LinkFormProps = { action: FormAction; token: string; yes: string; otherwise: string };

/** The button of an emailed link's page, so that mail scanners do not use the link up. */
export const LinkForm = ({ action, token, yes, otherwise }: LinkFormProps) => (
  <ActionForm action={action} about={{ token }} className="flex flex-col gap-5">
    {() => (
      <>
        <SubmitButton wide pendingLabel="One moment…">
          {yes}
        </SubmitButton>
        <p className="text-sm text-muted">{otherwise} Close this page and nothing changes.</p>
      </>
    )}
  </ActionForm>
);
