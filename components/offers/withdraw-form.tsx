"use client";
import { Form } from "@/components/form/form";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, newForm } from "@/lib/web/form-state";
import { RefusalAlert } from "./refusal-alert";

type WithdrawFormProps = {
  action: (previous: FormState, submitted: FormData) => Promise<FormState>;
  offerId: string;
  formKey: string;
};

/** A confirmation before an offer is withdrawn. A details element, so that it works without JavaScript. */
export function WithdrawForm({ action, offerId, formKey }: WithdrawFormProps) {
  const [state, send] = useFormAction(action, newForm(formKey));
  return (
    <details className="group" open={state.refusal !== null || undefined}>
      <summary className={buttonClass({ kind: "quiet", size: "small" })}>
        <span className="group-open:hidden">Unpublish</span>
        <span className="hidden group-open:inline">Not now</span>
      </summary>
      <Form action={send} className="mt-3 grid max-w-64 gap-3">
        <RefusalAlert
          refusal={state.refusal}
          waysOut={{ not_withdrawable: { href: `/offers/${offerId}`, says: "Check status" } }}
        />
        <HiddenKey value={state.key} />
        <input type="hidden" name="id" value={offerId} />
        <p className="text-sm text-muted">Buyers will no longer see it. You can publish it again later.</p>
        <SubmitButton kind="danger" size="small" pendingLabel="Unpublishing">
          Unpublish offer
        </SubmitButton>
      </Form>
    </details>
  );
}
