"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type CancelFormProps = { action: FormAction; reference: string; cancelKey: string; total: string };

/** Asks once more before a withdrawal is taken back. A native disclosure: it works before any script has come. */
export function CancelForm({ action, reference, cancelKey, total }: CancelFormProps) {
  const [state, send] = useActionState(action, newForm(cancelKey));
  return (
    <details className="group">
      <summary className={`${buttonClass({ kind: "quiet", wide: true })} list-none`}>
        <span className="group-open:hidden">Cancel this withdrawal</span>
        <span className="hidden group-open:inline">Keep it</span>
      </summary>
      <form action={send} className="mt-3 grid gap-3 rounded-inset bg-ground p-4">
        <FormAlert refusal={state.refusal} />
        <HiddenKey value={cancelKey} />
        <input type="hidden" name="reference" value={reference} />
        <p className="text-sm text-muted">
          {total}, the fee included, return to your wallet at once. It still counts as one of today’s
          withdrawals.
        </p>
        <SubmitButton kind="danger" pendingLabel="Cancelling">
          Yes, cancel it
        </SubmitButton>
      </form>
    </details>
  );
}
