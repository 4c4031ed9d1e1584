"use client";
import { type ReactNode, useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import type { FormDeed } from "@/components/identity/form-deed";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";

type SureFormProps = {
  action: FormDeed;
  /** What the button says that opens it. */
  label: string;
  yes: string;
  pending: string;
  /** Which one it is about, where there are several. */
  id?: string;
  /** What will be different. */
  children: ReactNode;
};

/** Asks once more before something is taken away. A native disclosure: it works before any script has come. */
export function SureForm({ action, label, yes, pending, id, children }: SureFormProps) {
  const [state, send] = useActionState(action, newForm());
  return (
    <details className="group open:basis-full">
      <summary className={`${buttonClass({ kind: "quiet", size: "small" })} list-none`}>
        <span className="group-open:hidden">{label}</span>
        <span className="hidden group-open:inline">Keep it</span>
      </summary>
      <form action={send} className="mt-3 flex flex-col items-start gap-3 rounded-inset bg-ground p-4">
        <FormAlert refusal={state.refusal} />
        <p className="text-sm text-muted">{children}</p>
        {id && <input type="hidden" name="id" value={id} />}
        <SubmitButton kind="danger" size="small" pendingLabel={pending}>
          {yes}
        </SubmitButton>
      </form>
    </details>
  );
}
