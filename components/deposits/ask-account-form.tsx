"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { gatewayTitle } from "@/lib/gateways/names";
import type { FormState } from "@/lib/web/form-state";

export type AccountAction = (previous: FormState, submitted: FormData) => Promise<FormState>;

/** Requests a virtual account. */
export function AskAccountForm(props: { action: AccountAction; initial: FormState; again: boolean }) {
  const [state, send] = useFormAction(props.action, props.initial);
  return (
    <Form action={send} className="grid gap-4">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <SubmitButton wide kind={props.again ? "quiet" : "primary"} pendingLabel={`Asking ${gatewayTitle()}…`}>
        {props.again ? "Try again" : "Get my account number"}
      </SubmitButton>
    </Form>
  );
}
