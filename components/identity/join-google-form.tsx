"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";
import type { FormDeed } from "./form-deed";

export function JoinGoogleForm({ action, token }: { action: FormDeed; token: string }) {
  const [state, send] = useActionState(action, newForm());
  return (
    <form action={send} className="flex flex-col gap-5">
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton wide pendingLabel="One moment">
        Yes, join Google
      </SubmitButton>
      <p className="text-sm text-muted">It was not you? Then close this page, and nothing happens.</p>
    </form>
  );
}
