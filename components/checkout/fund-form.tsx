"use client";
import { textOf, usePopup } from "@/components/deposits/use-popup";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { gatewayTitle } from "@/lib/gateways/names";
import { naira } from "@/lib/money/format";
import { apiPost } from "@/lib/web/browser-api";
import { type FormAction, newForm } from "@/lib/web/form-state";

type FundCheckoutFormProps = {
  action: FormAction;
  formKey: string;
  /** The checkout that waits. */
  id: string;
  /** What is paid in, as digits of kobo. */
  amountMinor: string;
  /** Whether the gateway's popup can be used; otherwise the browser goes to its page. */
  popup: boolean;
};

const start = (wanted: FormData) =>
  apiPost<unknown>(`/checkouts/${textOf(wanted, "id")}/fund`, {}, textOf(wanted, "key"));

/** Pays in what a checkout waits for. Without JavaScript it leads to the gateway's page. */
export function FundCheckoutForm({ action, formKey, id, amountMinor, popup }: FundCheckoutFormProps) {
  const [state, send] = useFormAction(action, newForm(formKey));
  const { onSubmit, isOpening } = usePopup(popup, start);
  return (
    <Form action={send} onSubmit={onSubmit} className="grid gap-3">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton wide pendingLabel={`Opening ${gatewayTitle()}`}>
        Pay {naira(amountMinor)} with {gatewayTitle()}
      </SubmitButton>
      <p aria-live="polite" className="sr-only">
        {isOpening && `Opening ${gatewayTitle()}…`}
      </p>
    </Form>
  );
}
