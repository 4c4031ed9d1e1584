"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { gatewayTitle } from "@/lib/gateways/names";
import type { FormState } from "@/lib/web/form-state";
import type { AccountAction } from "./ask-account-form";

/** Checks the gateway for a missing transfer. */
export function LookForm({ action, initial }: { action: AccountAction; initial: FormState }) {
  const [state, send] = useFormAction(action, initial);
  return (
    <Form action={send} className="grid gap-3 border-t border-line pt-4">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted" aria-live="polite">
          {state.done
            ? `We’ve checked with ${gatewayTitle()}. Any new transfer will reach your wallet in a moment.`
            : "Sent it over five minutes ago?"}
        </p>
        <SubmitButton kind="quiet" size="small" pendingLabel={`Asking ${gatewayTitle()}…`}>
          Look for my transfer
        </SubmitButton>
      </div>
    </Form>
  );
}
