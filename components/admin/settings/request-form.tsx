"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/web/form-state";

export type SettingAction = (previous: FormState, submitted: FormData) => Promise<FormState>;

type RequestFormProps = {
  action: SettingAction;
  initial: FormState;
  id: string;
  says: string;
  pending: string;
  isQuiet?: boolean;
};

/** One decision on a request. */
export function RequestForm({ action, initial, id, says, pending, isQuiet = false }: RequestFormProps) {
  const [state, send] = useActionState(action, initial);
  return (
    <form action={send} className="grid gap-3">
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton {...(isQuiet ? { kind: "quiet" as const } : {})} pendingLabel={pending}>
        {says}
      </SubmitButton>
      <FormAlert refusal={state.refusal} />
    </form>
  );
}
