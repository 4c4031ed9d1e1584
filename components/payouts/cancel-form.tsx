"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type CancelFormProps = { action: FormAction; reference: string; cancelKey: string; total: string };

/** A confirmation before a withdrawal is cancelled. A details element, so that it works without JavaScript. */
export function CancelForm({ action, reference, cancelKey, total }: CancelFormProps) {
  const [state, send] = useFormAction(action, newForm(cancelKey));
  return (
    <details className="group">
      <summary className={`${buttonClass({ kind: "quiet", wide: true })} list-none`}>
        <span className="group-open:hidden">Cancel withdrawal</span>
        <span className="hidden group-open:inline">Not now</span>
      </summary>
      <Form action={send} className="mt-3 grid gap-3 rounded-inset bg-ground p-4">
        <FormAlert refusal={state.refusal} />
        <HiddenKey value={cancelKey} />
        <input type="hidden" name="reference" value={reference} />
        <p className="text-sm text-muted">
          {total}, including the fee, returns to your wallet immediately. It still counts towards today’s
          withdrawal limit.
        </p>
        <SubmitButton kind="danger" pendingLabel="Cancelling">
          Yes, cancel it
        </SubmitButton>
      </Form>
    </details>
  );
}
