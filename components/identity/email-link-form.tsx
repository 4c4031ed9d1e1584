"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";
import type { FormDeed } from "./form-deed";

export function EmailLinkForm({ action, token }: { action: FormDeed; token: string }) {
  const [state, send] = useActionState(action, newForm());
  return (
    <form action={send} className="flex flex-col gap-5">
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton wide pendingLabel="One moment">
        Yes, this is my address
      </SubmitButton>
      <p className="text-sm text-muted">
        You did not sign up at Amana? Then close this page, and nothing happens.
      </p>
    </form>
  );
}
